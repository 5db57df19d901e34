import { useId, useState } from 'react'
import { FIRM_CATEGORIES } from '../../../domain/community/firm'
import { isDialled } from '../../../domain/community/phone'
import { DEPARTMENTS, TAXONOMY, type Category } from '../../../domain/routing/taxonomy'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DateField } from '../../ui/date-field'
import { Field, TextField } from '../../ui/field'
import { categoryWord } from '../../ui/ticket/state'
import { useFocusWrong } from '../../ui/use-focus-wrong'
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
  const served = categories.filter((one) => FIRM_CATEGORIES.includes(one))
  return { name, contactName, phone, emergencyPhone, firstDay, lastDay, categories: served }
}

/** What is wrong, field by field. */
type Wrong = Partial<Record<keyof Form, WordKey>>

const wrongIn = (form: Form): Wrong => ({
  ...(form.name.trim() === '' && { name: 'firm.missing.name' }),
  ...(form.contactName.trim() === '' && { contactName: 'firm.missing.contactName' }),
  ...(!isDialled(form.phone) && { phone: 'firm.missing.phone' }),
  ...(!isDialled(form.emergencyPhone) && { emergencyPhone: 'firm.missing.phone' }),
  ...(form.firstDay === '' && { firstDay: 'firm.missing.firstDay' }),
  ...(form.lastDay === ''
    ? { lastDay: 'firm.missing.lastDay' }
    : form.lastDay < form.firstDay && { lastDay: 'firm.missing.days' }),
  ...(form.categories.length === 0 && { categories: 'firm.missing.categories' }),
})

function useFirmForm({ communityId, firm, state, onSaved }: Props) {
  const [form, setForm] = useState(firm ? formOf(firm) : EMPTY)
  const [version, setVersion] = useState(firm?.version ?? 0)
  const [tried, setTried] = useState(false)
  const { root, lead } = useFocusWrong()
  const command = useCommand((input: WithId<Sent>) => api.community.firms.save(input), {
    onDone: (saved) => {
      setVersion(saved.version)
      void state.refresh()
      onSaved()
    },
  })
  const wrong = wrongIn(form)
  const save = (): void => {
    setTried(true)
    if (Object.keys(wrong).length > 0) lead()
    else void command.run({ communityId, version, ...form, ...(firm && { firmId: firm.firmId }) })
  }
  const error = (field: keyof Form): string | undefined => {
    const why = tried ? wrong[field] : undefined
    return why && say(why)
  }
  return {
    ...{ form, command, root, save, error },
    set: (change: Partial<Form>) => setForm({ ...form, ...change }),
    reload: () =>
      void state.reload().then((fresh) => {
        const now = fresh?.find(({ firmId }) => firmId === firm?.firmId)
        if (now) setVersion(now.version)
        command.forget()
      }),
  }
}

type Fields = {
  form: Form
  set: (change: Partial<Form>) => void
  error: (field: keyof Form) => string | undefined
}

function Numbers({ form, set, error }: Fields) {
  return (
    <div className="al-desk-staff__pair">
      <TextField
        label={say('firm.phone')}
        value={form.phone}
        onChange={(phone) => set({ phone })}
        maxLength={30}
        error={error('phone')}
      />
      <TextField
        label={say('firm.emergencyPhone')}
        value={form.emergencyPhone}
        onChange={(emergencyPhone) => set({ emergencyPhone })}
        maxLength={30}
        error={error('emergencyPhone')}
      />
    </div>
  )
}

function Contract({ form, set, error }: Fields) {
  return (
    <div className="al-desk-staff__pair">
      <DateField
        label={say('firm.firstDay')}
        value={form.firstDay}
        error={error('firstDay')}
        onChange={(firstDay) => set({ firstDay })}
      />
      <DateField
        label={say('firm.lastDay')}
        value={form.lastDay}
        error={error('lastDay')}
        {...(form.firstDay !== '' && { from: form.firstDay })}
        onChange={(lastDay) => set({ lastDay })}
      />
    </div>
  )
}

const GROUPS = DEPARTMENTS.flatMap((department) => {
  const categories = FIRM_CATEGORIES.filter((category) => TAXONOMY[category].department === department)
  return categories.length > 0 ? [{ department, categories }] : []
})

function Serves({ form, set, error }: Fields) {
  const footId = useId()
  const toggled = (one: Category): Category[] =>
    form.categories.includes(one)
      ? form.categories.filter((other) => other !== one)
      : [...form.categories, one]
  return (
    <Field
      label={say('firm.categories')}
      hint={say('firm.categories.hint')}
      error={error('categories')}
      footId={footId}
    >
      <div
        className="al-desk-staff__groups"
        role="group"
        aria-label={say('firm.categories')}
        aria-describedby={footId}
        {...(error('categories') && { 'aria-invalid': true, tabIndex: -1 })}
      >
        {GROUPS.map(({ department, categories }) => (
          <div key={department}>
            <h4 className="al-desk-staff__group">{say(`department.${department}`)}</h4>
            <Choice
              many
              label={say(`department.${department}`)}
              options={categories.map((value) => ({ value, word: categoryWord(value) }))}
              value={form.categories}
              onChange={(one) => set({ categories: toggled(one) })}
            />
          </div>
        ))}
      </div>
    </Field>
  )
}

/** What is known of a contractor firm. */
export function FirmForm(props: Props) {
  const { form, set, error, root, command, reload, save } = useFirmForm(props)
  return (
    <div ref={root} className="al-desk-staff__form">
      <TextField
        label={say('firm.name')}
        value={form.name}
        onChange={(name) => set({ name })}
        maxLength={40}
        error={error('name')}
      />
      <TextField
        label={say('firm.contactName')}
        value={form.contactName}
        onChange={(contactName) => set({ contactName })}
        maxLength={30}
        error={error('contactName')}
      />
      <Numbers {...{ form, set, error }} />
      <Contract {...{ form, set, error }} />
      <Serves {...{ form, set, error }} />
      <StaleNotice
        failure={command.failure}
        stale={command.failure?.code === 'CHANGED_MEANWHILE'}
        onReload={reload}
      />
      <Button kind="primary" loading={command.busy} onPress={save}>
        {say('firm.save')}
      </Button>
    </div>
  )
}
