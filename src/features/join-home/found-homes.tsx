import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import type { FoundHomes as State } from './use-found-homes'

/** What the register has under the number: nothing, only what is bound already, or homes to bind. */
export function FoundHomes({ state }: { state: State }) {
  const { found, chosen, tick, bind, binding } = state
  if (!found) return null
  const open = found.homes.filter(({ bound }) => !bound)
  if (found.homes.length === 0)
    return (
      <Notice tone="info" title={say('joinHome.found.none', { phone: found.phone })}>
        {say('joinHome.found.none.todo')}
      </Notice>
    )
  if (open.length === 0)
    return (
      <Notice tone="ok" title={say('joinHome.found.bound')}>
        {found.homes.map(({ unitLabel }) => unitLabel).join('、')}
      </Notice>
    )
  return (
    <>
      <Notice tone="ok" title={say('joinHome.found', { n: open.length, phone: found.phone })}>
        {say('joinHome.found.todo')}
      </Notice>
      <Choice
        many
        label={say('joinHome.found.which')}
        options={open.map(({ householdId, communityName, unitLabel, relation }) => ({
          value: householdId,
          word: unitLabel,
          note: `${communityName} ${say(`relation.${relation}`)}`,
        }))}
        value={chosen}
        onChange={tick}
      />
      <Button
        kind="primary"
        large
        icon="home"
        loading={binding}
        onPress={bind}
        {...(chosen.length === 0 && { blockedBy: say('joinHome.found.choose') })}
      >
        {say('joinHome.bind')}
      </Button>
    </>
  )
}
