import { View } from '@tarojs/components'
import type { Role } from '../../../domain/community/roster'
import { aria } from '../aria'
import { classes } from '../class-names'
import { Empty } from '../empty'
import { Icon } from '../icon/icon'
import { Pressable } from '../pressable'
import { StateTag } from '../state-tag'
import { say } from '../words'

export type Colleague = {
  personId: string
  name: string
  role: Role
  onDuty: boolean
}

export type ColleaguesProps = {
  members: readonly Colleague[]
  chosen: string | undefined
  onChoose: (personId: string) => void
  /** What is asked; who gets the ticket when it is left out. */
  label?: string
}

/** Colleagues, those on duty first; one is chosen. */
export function Colleagues({ members, chosen, onChoose, label = say('assign.title') }: ColleaguesProps) {
  if (members.length === 0)
    return <Empty picture="search" title={say('assign.none')} hint={say('assign.noneHint')} />
  return (
    <View className="al-lines" {...aria({ role: 'radiogroup', label })}>
      {members.map(({ personId, name, role, onDuty }) => (
        <View key={personId} className="al-line">
          <Pressable
            className={classes('al-line__body', personId === chosen && 'al-tone-brand')}
            role="radio"
            selected={personId === chosen}
            onPress={() => onChoose(personId)}
          >
            {personId === chosen && <Icon name="check" tone="brand" />}
            <View className="al-line__words">
              <View className="al-line__title">{name}</View>
              <View className="al-line__note">{say(`role.${role}`)}</View>
            </View>
            <StateTag
              word={say(onDuty ? 'assign.onDuty' : 'assign.offDuty')}
              icon={onDuty ? 'check' : 'clock'}
              tone={onDuty ? 'ok' : 'quiet'}
            />
          </Pressable>
        </View>
      ))}
    </View>
  )
}
