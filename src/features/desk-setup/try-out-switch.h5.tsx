import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'

/** Opens and closes the entry for people who have no home and want to look round (decisions/0029). */
export function TryOutSwitch() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: keys.tryOut, queryFn: () => api.community.tryOut.entry({}) })
  const command = useCommand((input: WithId<{ open: boolean }>) => api.community.tryOut.switchEntry(input), {
    onDone: (entry) => client.setQueryData(keys.tryOut, entry),
  })
  if (!data) return null
  const { open } = data
  return (
    <section className="al-setup__pane" aria-label={say('tryOut.entry')}>
      <h2>{say('tryOut.entry')}</h2>
      {open ? (
        <StateTag tone="ok" icon="check" word={say('tryOut.entry.open')} />
      ) : (
        <StateTag icon="pause" word={say('tryOut.entry.closed')} />
      )}
      <p>{say('tryOut.entry.text')}</p>
      <FailureNotice failure={command.failure} />
      <Button inline loading={command.busy} onPress={() => void command.run({ open: !open })}>
        {say(open ? 'tryOut.entry.do.close' : 'tryOut.entry.do.open')}
      </Button>
    </section>
  )
}
