import type { Home } from '../../api/use-me'
import { Icon } from '../../ui/icon/icon'
import { Line, Lines } from '../../ui/line'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'

/** Where a report is about, on top; a tap switches when there are several. */
export function MyHome({ home, several, onPress }: { home: Home; several: boolean; onPress: () => void }) {
  return (
    <Lines>
      <Line
        icon="home"
        title={home.unitLabel}
        note={home.communityName}
        {...(several && { onPress, value: say('home.switch') })}
      />
    </Lines>
  )
}

type HomesProps = {
  open: boolean
  homes: readonly Home[]
  current: string
  onChoose: (householdId: string) => void
  onClose: () => void
}

export function HomesSheet({ open, homes, current, onChoose, onClose }: HomesProps) {
  return (
    <Sheet open={open} title={say('home.choose')} onClose={onClose}>
      <Lines>
        {homes.map(({ householdId, unitLabel, communityName, relation }) => (
          <Line
            key={householdId}
            title={unitLabel}
            note={`${communityName} ${say(`relation.${relation}`)}`}
            onPress={() => onChoose(householdId)}
            {...(householdId === current && {
              value: <Icon name="check" tone="brand" label={say('home.current')} />,
            })}
          />
        ))}
      </Lines>
    </Sheet>
  )
}
