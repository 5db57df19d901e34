import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classes } from '../class-names'
import { Icon } from '../icon/icon'
import { Pressable } from '../pressable'
import { say } from '../words'

export type FirmChoice = { firmId: string; name: string; contactName: string; people: readonly unknown[] }

export type FirmChoicesProps = {
  firms: readonly FirmChoice[]
  chosen: string | undefined
  onChoose: (firmId: string) => void
}

/** Contractor firms that serve a category; one is chosen. */
export function FirmChoices({ firms, chosen, onChoose }: FirmChoicesProps) {
  return (
    <View className="al-lines" {...aria({ role: 'radiogroup', label: say('assign.firms') })}>
      {firms.map(({ firmId, name, contactName, people }) => (
        <View key={firmId} className="al-line">
          <Pressable
            className={classes('al-line__body', firmId === chosen && 'al-tone-brand')}
            role="radio"
            selected={firmId === chosen}
            onPress={() => onChoose(firmId)}
          >
            {firmId === chosen && <Icon name="check" tone="brand" />}
            <View className="al-line__words">
              <View className="al-line__title">{name}</View>
              <View className="al-line__note">
                {say(people.length > 0 ? 'assign.firm.inApp' : 'assign.firm.byPhone', { name: contactName })}
              </View>
            </View>
          </Pressable>
        </View>
      ))}
    </View>
  )
}
