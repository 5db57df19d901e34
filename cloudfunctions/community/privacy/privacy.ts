import { consent, withdrawConsent } from './consent'
import { deleteMine } from './delete'
import { exportMine } from './export'

export const privacy = { consent, withdrawConsent, exportMine, deleteMine }
