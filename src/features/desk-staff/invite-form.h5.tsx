import { useState } from 'react'
import type { Shift } from '../../../domain/community/roster'
import { api } from '../../api/api'
import { halves } from '../../api/invitation-code'
import { useCommand, type WithId } from '../../api/use-command'
import { copy } from '../../platform/phone'
import { linkTo } from '../../platform/share'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { ShiftFields } from './shift-fields'
import { PRESETS } from './shift-words'
import { skillsOf, TermsFields, type Terms } from './terms-fields'
import type { RosterState } from './use-roster'

type Sent = Omit<Parameters<typeof api.community.staff.invite>[0], 'commandId'>
type Props = { communityId: string; roster: RosterState; onClose: () => void }
type Made = { code: string; expiresAt: number }

/** A code to hand over, shown once. */
export function Code({ made, name, now }: { made: Made; name: string; now: number }) {
  const [copied, setCopied] = useState(false)
  const link = linkTo({ title: '', page: 'staffJoin', code: made.code }) ?? ''
  const copyText = (text: string): void => void copy(text).then(() => setCopied(true))
  return (
    <>
      <div className="al-desk-staff__code">{halves(made.code)}</div>
      <div>{say('staff.code.note', { name, when: dayTime(made.expiresAt, now) })}</div>
      <Button kind="primary" onPress={() => copyText(made.code)}>
        {say('myHomes.copyCode')}
      </Button>
      <Button onPress={() => copyText(link)}>{say('myHomes.copyLink')}</Button>
      {copied && <Notice tone="ok" title={say('myHomes.copied')} />}
    </>
  )
}

const isMobile = (phone: string): boolean => phone === '' || /^1\d{10}$/.test(phone)

function useInvite({ communityId, roster }: Props) {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [terms, setTerms] = useState<Terms>({
    ...{ department: 'engineering', roles: ['technician'], skills: skillsOf('engineering') },
  })
  const [shifts, setShifts] = useState<Shift[]>([...PRESETS.day])
  const [made, setMade] = useState<Made>()
  const command = useCommand((input: WithId<Sent>) => api.community.staff.invite(input), {
    onDone: (answer) => {
      setMade(answer)
      void roster.refresh()
    },
  })
  const missing =
    name.trim() === ''
      ? 'name'
      : !isMobile(phone.trim())
        ? 'phone'
        : terms.roles.length === 0
          ? 'roles'
          : undefined
  return {
    ...{ name, setName, phone, setPhone, terms, setTerms, shifts, setShifts, made, command },
    missing,
    send: () =>
      void command.run({
        ...{ communityId, name: name.trim(), ...terms, shifts },
        ...(phone.trim() !== '' && { phone: phone.trim() }),
      }),
  } as const
}

/** Inviting a colleague; the code is shown once, to be handed over. */
export function InviteForm(props: Props) {
  const form = useInvite(props)
  const { made, missing, command, phone } = form
  return (
    <Sheet
      open
      title={say('staff.invite')}
      onClose={props.onClose}
      action={
        made ? (
          <Button onPress={props.onClose}>{say('myHomes.done')}</Button>
        ) : (
          <Button
            kind="primary"
            loading={command.busy}
            onPress={form.send}
            {...(missing && { blockedBy: say(`staff.missing.${missing}`) })}
          >
            {say('myHomes.invite.make')}
          </Button>
        )
      }
    >
      {made ? (
        <Code made={made} name={form.name} now={props.roster.now} />
      ) : (
        <>
          <TextField
            label={say('askHome.name')}
            value={form.name}
            onChange={form.setName}
            maxLength={30}
            focus
          />
          <TextField
            label={say('deskHomes.phone')}
            hint={say('staff.phone.hint')}
            error={isMobile(phone.trim()) || phone.length < 11 ? undefined : say('staff.missing.phone')}
            optional
            type="number"
            maxLength={11}
            value={phone}
            onChange={form.setPhone}
          />
          <TermsFields terms={form.terms} onChange={form.setTerms} />
          <ShiftFields shifts={form.shifts} onChange={form.setShifts} />
          <FailureNotice failure={command.failure} kept={say('deskHomes.kept')} />
        </>
      )}
    </Sheet>
  )
}
