import type { Category } from '../../../domain/routing/taxonomy'
import type { ReportDraft } from '../../api/report-drafts'
import { Line, Lines } from '../../ui/line'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'

type UnsentReportsProps = { drafts: readonly ReportDraft[]; onOpen: (category: Category) => void }

/** Reports that were begun or could not be sent: nothing that was written is forgotten. */
export function UnsentReports({ drafts, onOpen }: UnsentReportsProps) {
  if (drafts.length === 0) return null
  return (
    <Lines>
      {drafts.map(({ category, unsent }) => (
        <Line
          key={category}
          icon={unsent ? 'warning' : 'edit'}
          tone={unsent ? 'warn' : undefined}
          title={say(unsent ? 'home.unsent' : 'home.draft', { what: categoryWord(category) })}
          note={say('home.unsent.todo')}
          onPress={() => onOpen(category)}
        />
      ))}
    </Lines>
  )
}
