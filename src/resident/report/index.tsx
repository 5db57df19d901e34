import { isCategory } from '../../../domain/routing/taxonomy'
import { ConsentFirst } from '../../features/privacy-consent/consent-first'
import { Report } from '../../features/report/report'
import { useOpenedWith } from '../../platform/page-events'

export default function ReportPage() {
  const { category = '', send } = useOpenedWith()
  return (
    <ConsentFirst>
      <Report category={isCategory(category) ? category : 'service'} atOnce={send === '1'} />
    </ConsentFirst>
  )
}
