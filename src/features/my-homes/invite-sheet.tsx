import { View } from '@tarojs/components'
import { INVITED_RELATIONS } from '../../../domain/community/invitation'
import { halves } from '../../api/invitation-code'
import { copy } from '../../platform/phone'
import { linkTo } from '../../platform/share'
import type { ShareCard } from '../../platform/share.types'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DateField } from '../../ui/date-field'
import { FailureNotice } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { WechatButton } from '../../ui/wechat-button'
import { say } from '../../ui/words'
import { useState } from 'react'
import type { Invite } from './use-invite'

/** The invitation as a card or an address to hand on. */
export const cardOf = (unitLabel: string, made: NonNullable<Invite['made']>): ShareCard => ({
  title: say('myHomes.share.title', { unit: unitLabel, relation: say(`relation.${made.relation}`) }),
  page: 'join',
  code: made.code,
})

function Code({ invite: { made, now }, unitLabel }: { invite: Invite; unitLabel: string }) {
  const [copied, setCopied] = useState(false)
  if (!made) return null
  const copyText = (text: string): void => void copy(text).then(() => setCopied(true))
  const link = linkTo(cardOf(unitLabel, made))
  return (
    <>
      <View className="al-my-homes__code">{halves(made.code)}</View>
      <View>{say('myHomes.code.note', { when: dayTime(made.expiresAt, now) })}</View>
      <WechatButton ask="share" kind="primary" icon="send" large onAnswer={() => copyText(link ?? made.code)}>
        {say(link === undefined ? 'myHomes.share' : 'myHomes.copyLink')}
      </WechatButton>
      <Button onPress={() => copyText(made.code)}>{say('myHomes.copyCode')}</Button>
      {copied && <Notice tone="ok" title={say('myHomes.copied')} />}
    </>
  )
}

function Form({ invite }: { invite: Invite }) {
  const { relation, setRelation, lastDay, setLastDay, today, failure } = invite
  return (
    <>
      <Field label={say('myHomes.invite.as')}>
        <Choice
          label={say('myHomes.invite.as')}
          options={INVITED_RELATIONS.map((value) => ({
            value,
            word: say(`relation.${value}`),
            note: say(`myHomes.may.${value}`),
          }))}
          value={relation}
          onChange={setRelation}
        />
      </Field>
      {relation === 'tenant' && (
        <DateField
          label={say('myHomes.lease')}
          hint={say('myHomes.lease.hint')}
          value={lastDay}
          from={today}
          onChange={setLastDay}
        />
      )}
      <FailureNotice failure={failure} />
    </>
  )
}

type Props = { open: boolean; unitLabel: string; invite: Invite; onClose: () => void }

/** Inviting one person into the home; the code is shown once, large enough to be read out. */
export function InviteSheet({ open, unitLabel, invite, onClose }: Props) {
  const { made, missing, send, busy } = invite
  const action = made ? (
    <Button onPress={onClose}>{say('myHomes.done')}</Button>
  ) : (
    <Button
      kind="primary"
      large
      loading={busy}
      onPress={send}
      {...(missing && { blockedBy: say(`myHomes.missing.${missing}`) })}
    >
      {say('myHomes.invite.make')}
    </Button>
  )
  return (
    <Sheet
      open={open}
      title={say('myHomes.invite.title', { unit: unitLabel })}
      onClose={onClose}
      action={action}
    >
      {made ? <Code invite={invite} unitLabel={unitLabel} /> : <Form invite={invite} />}
    </Sheet>
  )
}
