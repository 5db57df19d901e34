import { useState } from 'react'
import { CATEGORIES, type Category } from '../../../domain/routing/taxonomy'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DateField } from '../../ui/date-field'
import { Field, TextField } from '../../ui/field'
import { categoryWord } from '../../ui/ticket/state'
import { say, type WordKey } from '../../ui/words'
import { StaleNotice } from './stale-notice'
import type { FirmsState, FirmView } from './use-firms'

type Sent = Omit<Parameters<typeof api.community.firms.save>[0], 'commandId'>
type Form = Pick<FirmView, 'name' | 'contactName' | 'phone' | 'emergencyPhone' | 'firstDay' | 'lastDay'> & {
  categories: Category[]
}
type Props = {
  communityId: string
  firm: FirmView | undefined
  state: FirmsState
  onSaved: () => void
}

const EMPTY: Form = {
  ...{ name: '', contactName: '', phone: '', emergencyPhone: '', firstDay: '', lastDay: '' },
  categories: [],
}
const formOf = (firm: FirmView): Form => {
  const { name, contactName, phone, emergencyPhone, firstDay, lastDay, categories } = firm
  return { name, contactName, phone, emergencyPhone, firstDay, lastDay, categories }
}

const isPhone = (phone: string): boolean => /^[0-9+][0-9-]{4,19}$/.test(phone.trim())

const missingIn = (form: Form): WordKey | undefined => {
  if (form.name.trim() === '') return 'firm.missing.name'
  if (form.contactName.trim() === '') return 'firm.missing.contactName'
  if (!isPhone(form.phone) || !isPhone(form.emergencyPhone)) return 'firm.missing.phone'
  if (form.categories.length === 0) return 'firm.missing.categories'
  return form.firstDay === '' || form.lastDay < form.firstDay ? 'firm.missing.days' : undefined
}

function useFirmForm({ communityId, firm, state, onSaved }: Props) {
  const [form, setForm] = useState(firm ? formOf(firm) : EMPTY)
  const [version, setVersion] = useState(firm?.version ?? 0)
  const command = useCommand((input: WithId<Sent>) => api.community.firms.save(input), {
    onDone: (saved) => {
      setVersion(saved.version)
      void state.refresh()
      onSaved()
    },
  })
  return {
    ...{ form, command },
    set: (change: Partial<Form>) => setForm({ ...form, ...change }),
    reload: () =>
      void state.reload().then((fresh) => {
        const now = fresh?.find(({ firmId }) => firmId === firm?.firmId)
        if (now) setVersion(now.version)
        command.forget()
      }),
    save: () => void command.run({ communityId, version, ...form, ...(firm && { firmId: firm.firmId }) }),
  }
}

type Fields = { form: Form; set: (change: Partial<Form>) => void }

function Numbers({ form, set }: Fields) {
  const wrong = (phone: string): string | undefined =>
    phone.length < 5 || isPhone(phone) ? undefined : say('firm.missing.phone')
  return (
    <div className="al-desk-staff__pair">
      <TextField
        label={say('firm.phone')}
        value={form.phone}
        onChange={(phone) => set({ phone })}
        maxLength={20}
        error={wrong(form.phone)}
      />
      <TextField
        label={say('firm.emergencyPhone')}
        value={form.emergencyPhone}
        onChange={(emergencyPhone) => set({ emergencyPhone })}
        maxLength={20}
        error={wrong(form.emergencyPhone)}
      />
    </div>
  )
}

function Contract({ form, set }: Fields) {
  return (
    <div className="al-desk-staff__pair">
      <DateField
        label={say('firm.firstDay')}
        value={form.firstDay}
        onChange={(firstDay) => set({ firstDay })}
      />
      <DateField
        label={say('firm.lastDay')}
        value={form.lastDay}
        {...(form.firstDay !== '' && { from: form.firstDay })}
        onChange={(lastDay) => set({ lastDay })}
      />
    </div>
  )
}

function Serves({ form, set }: Fields) {
  const toggled = (one: Category): Category[] =>
    form.categories.includes(one)
      ? form.categories.filter((other) => other !== one)
      : [...form.categories, one]
  return (
    <Field label={say('firm.categories')} hint={say('firm.categories.hint')}>
      <Choice
        many
        label={say('firm.categories')}
        options={CATEGORIES.map((value) => ({ value, word: categoryWord(value) }))}
        value={form.categories}
        onChange={(one) => set({ categories: toggled(one) })}
      />
    </Field>
  )
}

/** What is known of a contractor firm. */
export function FirmForm(props: Props) {
  const { form, set, command, reload, save } = useFirmForm(props)
  const missing = missingIn(form)
  return (
    <>
      <TextField
        label={say('firm.name')}
        value={form.name}
        onChange={(name) => set({ name })}
        maxLength={40}
      />
      <TextField
        label={say('firm.contactName')}
        value={form.contactName}
        onChange={(contactName) => set({ contactName })}
        maxLength={30}
      />
      <Numbers form={form} set={set} />
      <Contract form={form} set={set} />
      <Serves form={form} set={set} />
      <StaleNotice
        failure={command.failure}
        stale={command.failure?.code === 'CHANGED_MEANWHILE'}
        onReload={reload}
      />
      <Button
        kind="primary"
        loading={command.busy}
        onPress={save}
        {...(missing && { blockedBy: say(missing) })}
      >
        {say('firm.save')}
      </Button>
    </>
  )
}
