import { KINDS, PUBLIC_KINDS, type Category } from '../../../domain/routing/taxonomy'
import { replace } from '../../platform/navigate'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { EveryCategory } from '../../ui/ticket/every-category'
import { say } from '../../ui/words'
import { isPublic, useSpots } from './spot'

const report = (category: Category): void => void replace('report', { category })

/** An address that names no matter there is (an old link, a typing error): said so, and every matter offered. */
export function UnknownMatter() {
  const { current } = useSpots()
  return (
    <Page title={say('home.allTiles')}>
      <Notice tone="warn" title={say('report.unknown')}>
        {say('report.unknown.hint')}
      </Notice>
      <EveryCategory kinds={current && isPublic(current) ? PUBLIC_KINDS : KINDS} onReport={report} />
    </Page>
  )
}
