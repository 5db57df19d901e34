import { DEPARTMENTS } from '../../../domain/kernel/department'
import { Button } from '../../ui/button'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { useSettings, useSettingsForm } from './use-settings'

type Props = { communityId: string; onSaved: () => void; onNext: () => void }
type Form = ReturnType<typeof useSettingsForm>

function Phones({ form: { typed, set, wrong } }: { form: Form }) {
  return (
    <fieldset className="al-setup__phones">
      <legend>{say('setup.departmentPhones')}</legend>
      {DEPARTMENTS.map((department) => (
        <TextField
          key={department}
          label={say(`department.${department}`)}
          value={typed.phones[department]}
          onChange={(phone) => set({ phones: { ...typed.phones, [department]: phone } })}
          {...(wrong.includes(department) && { error: say('setup.phone.wrong') })}
        />
      ))}
    </fieldset>
  )
}

function Settings({
  communityId,
  onSaved,
  onNext,
  answer,
}: Props & { answer: Parameters<typeof useSettingsForm>[1] }) {
  const form = useSettingsForm(communityId, answer, onSaved)
  const next = async (): Promise<void> => {
    if (await form.save()) onNext()
  }
  const again = form.changed && (
    <Button inline onPress={() => void form.reload()}>
      {say('setup.reload')}
    </Button>
  )
  return (
    <div role="form" aria-label={say('setup.step.community')} className="al-setup__form">
      <TextField
        label={say('setup.name')}
        maxLength={30}
        value={form.typed.name}
        onChange={(name) => form.set({ name })}
        error={form.wrong.includes('name') ? say('setup.name.wrong') : form.nameTaken}
      />
      <TextField
        label={say('setup.dutyPhone')}
        hint={say('setup.dutyPhone.hint')}
        value={form.typed.dutyPhone}
        onChange={(dutyPhone) => form.set({ dutyPhone })}
        {...(form.wrong.includes('dutyPhone') && { error: say('setup.phone.wrong') })}
      />
      <Phones form={form} />
      <FailureNotice failure={form.failure} kept={say('setup.kept')} action={again} />
      <Button inline kind="primary" loading={form.busy} onPress={() => void next()}>
        {say('setup.saveNext', { step: say('setup.step.staff') })}
      </Button>
    </div>
  )
}

/** What the community is called and where it is reached. */
export function CommunityStep(props: Props) {
  const { answer, failure, retry } = useSettings(props.communityId)
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!answer) return <Skeleton of="line" count={6} />
  return <Settings {...props} answer={answer} />
}
