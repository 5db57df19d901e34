import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'
import { useClaim, type ClaimState } from './use-claim'

const FIELDS = [
  { field: 'code', maxLength: 60 },
  { field: 'name', maxLength: 30 },
  { field: 'communityName', maxLength: 30 },
  { field: 'dutyPhone', maxLength: 20 },
] as const

const errorOf = (state: ClaimState, field: (typeof FIELDS)[number]['field']): { error?: string } => {
  const wrong = state.wrong(field)
  if (wrong === undefined) return {}
  return { error: wrong === 'missing' ? say(`claim.${field}.missing`) : wrong.sentence }
}

function Form({ state }: { state: ClaimState }) {
  return (
    <Card>
      {FIELDS.map(({ field, maxLength }) => (
        <TextField
          key={field}
          label={say(`claim.${field}`)}
          hint={say(`claim.${field}.hint`)}
          value={state.typed[field]}
          onChange={(text) => state.set(field, text)}
          maxLength={maxLength}
          {...errorOf(state, field)}
        />
      ))}
    </Card>
  )
}

/** The first administrator of an empty installation, on the phone: code, own name, the community. */
export function Claim() {
  const state = useClaim()
  if (state.founded !== undefined)
    return (
      <Page
        title={say('claim.title')}
        action={
          <Button kind="primary" large onPress={() => void open('signIn', {})}>
            {say('claim.signIn')}
          </Button>
        }
      >
        <Notice tone="ok" title={say('claim.done', { community: state.founded })}>
          {say('claim.done.note')}
        </Notice>
      </Page>
    )
  return (
    <Page
      title={say('claim.title')}
      action={
        <Button kind="primary" large loading={state.busy} onPress={state.send}>
          {say('claim.send')}
        </Button>
      }
    >
      <Notice tone="brand" title={say('claim.who')}>
        {say('claim.who.note')}
      </Notice>
      <Form state={state} />
      <FailureNotice failure={state.failure} kept={say('claim.kept')} />
    </Page>
  )
}
