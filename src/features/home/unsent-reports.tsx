import { View } from '@tarojs/components'
import type { Category } from '../../../domain/routing/taxonomy'
import type { ReportDraft } from '../../api/report-drafts'
import { Button } from '../../ui/button'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'

type NotSentProps = { draft: ReportDraft; onSend: () => void; onOpen: () => void; onDiscard: () => void }

/** Sent without an answer: stays in sight until it has arrived or is discarded. */
function NotSent({ draft: { category }, onSend, onOpen, onDiscard }: NotSentProps) {
  const buttons = (
    <View className="al-unsent">
      <Button kind="primary" icon="send" onPress={onSend}>
        {say('home.unsent.send')}
      </Button>
      <View className="al-unsent__others">
        <Button onPress={onOpen}>{say('home.unsent.open')}</Button>
        <Button onPress={onDiscard}>{say('home.unsent.discard')}</Button>
      </View>
    </View>
  )
  return (
    <Notice tone="warn" title={say('home.unsent', { what: categoryWord(category) })} action={buttons}>
      {say('home.unsent.todo')}
    </Notice>
  )
}

type UnsentReportsProps = {
  drafts: readonly ReportDraft[]
  onOpen: (category: Category) => void
  onSend: (category: Category) => void
  onDiscard: (category: Category) => void
}

/** Reports that were begun or could not be sent: nothing that was written is forgotten. */
export function UnsentReports({ drafts, onOpen, onSend, onDiscard }: UnsentReportsProps) {
  const begun = drafts.filter(({ unsent }) => !unsent)
  return (
    <>
      {drafts
        .filter(({ unsent }) => unsent)
        .map((draft) => (
          <NotSent
            key={draft.category}
            draft={draft}
            onSend={() => onSend(draft.category)}
            onOpen={() => onOpen(draft.category)}
            onDiscard={() => onDiscard(draft.category)}
          />
        ))}
      {begun.length > 0 && (
        <Lines>
          {begun.map(({ category }) => (
            <Line
              key={category}
              icon="edit"
              title={say('home.draft', { what: categoryWord(category) })}
              note={say('home.draft.todo')}
              onPress={() => onOpen(category)}
            />
          ))}
        </Lines>
      )}
    </>
  )
}
