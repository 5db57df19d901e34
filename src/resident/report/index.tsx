import { isCategory } from '../../../domain/routing/taxonomy'
import { Report } from '../../features/report/report'
import { useOpenedWith } from '../../platform/page-events'

export default function ReportPage() {
  const { category = '', send } = useOpenedWith()
  return <Report category={isCategory(category) ? category : 'service'} atOnce={send === '1'} />
}
