import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { useAddCommunity } from './use-add-community'

/** A further community of the same company, from the page that then sets it up. */
export function AddCommunity({ onAdded }: { onAdded: (communityId: string) => void }) {
  const form = useAddCommunity(onAdded)
  const { typed, wrong } = form
  const action = (
    <Button kind="primary" loading={form.busy} onPress={() => void form.add()}>
      {say('setup.add.do')}
    </Button>
  )
  return (
    <>
      <Button inline kind="quiet" icon="plus" onPress={form.begin}>
        {say('setup.add')}
      </Button>
      <Sheet open={typed !== undefined} title={say('setup.add')} onClose={form.stop} action={action}>
        <p>{say('setup.add.text')}</p>
        <TextField
          label={say('setup.name')}
          maxLength={30}
          value={typed?.communityName ?? ''}
          onChange={(communityName) => form.set({ communityName })}
          error={wrong.name ? say('setup.name.wrong') : form.nameTaken}
        />
        <TextField
          label={say('setup.dutyPhone')}
          hint={say('setup.dutyPhone.hint')}
          value={typed?.dutyPhone ?? ''}
          onChange={(dutyPhone) => form.set({ dutyPhone })}
          {...(wrong.phone && { error: say('setup.phone.wrong') })}
        />
        <FailureNotice failure={form.failure} kept={say('setup.kept')} />
      </Sheet>
    </>
  )
}
