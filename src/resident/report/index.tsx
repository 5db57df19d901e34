import { isCategory } from '../../../domain/routing/taxonomy'
import { FindByPhone } from '../../features/join-home/find-by-phone'
import { ConsentFirst } from '../../features/privacy-consent/consent-first'
import { Report } from '../../features/report/report'
import { UnknownMatter } from '../../features/report/unknown-matter'
import { useOpenedWith } from '../../platform/page-events'
import { say } from '../../ui/words'

export default function ReportPage() {
  const { category = '', send } = useOpenedWith()
  return (
    <ConsentFirst>
      {isCategory(category) ? (
        <Report
          category={category}
          atOnce={send === '1'}
          phoneWay={<FindByPhone title={say('askHome.phone.title')} text={say('report.phone.text')} />}
        />
      ) : (
        <UnknownMatter />
      )}
    </ConsentFirst>
  )
}
