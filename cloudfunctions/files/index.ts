import { serve } from '../_kit/serve'
import { link, start as startExport } from './export/start'
import { confirm, discard } from './import/confirm'
import { refused } from './import/refused'
import { rows } from './import/rows'
import { start } from './import/start'
import { job, jobs } from './job/look'
import { work } from './job/work'
import { offerUpload } from './offer-upload'
import { template } from './template'
import { tick } from './tick'

export const main = serve({
  name: 'files',
  actions: {
    template,
    offerUpload,
    job,
    jobs,
    import: { start, rows, confirm, discard, refused },
    export: { start: startExport, link },
  },
  internal: { work },
  timer: tick,
})
