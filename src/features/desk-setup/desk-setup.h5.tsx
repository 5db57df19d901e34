import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { FailureState } from '../../ui/failure-notice'
import { Icon } from '../../ui/icon/icon'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { AddCommunity } from './add-community'
import { CheckStep } from './check-step'
import { CommunityStep } from './community-step'
import type { DeskSetupProps } from './desk-setup.types'
import { StaffStep } from './staff-step'
import { TryOutSwitch } from './try-out-switch'
import { isDone, lackingIn, STEPS, useSetup, type Setup, type SetupState, type Step } from './use-setup'
import './desk-setup.scss'

const stepNote = (done: boolean, lacking: number): string => {
  if (done) return say('setup.done')
  return lacking === 0 ? say('setup.toFinish') : say('setup.open', { n: lacking })
}

function Steps({ setup, state }: { setup: Setup; state: SetupState }) {
  return (
    <nav className="al-setup__steps" aria-label={say('setup.steps')}>
      {STEPS.map((step, index) => {
        const lacking = lackingIn(step, state)
        const done = isDone(step, state)
        return (
          <button
            key={step}
            type="button"
            className="al-setup__step"
            aria-current={step === setup.step ? 'step' : undefined}
            onClick={() => setup.go(step)}
          >
            <span className="al-setup__number">{index + 1}</span>
            <span className="al-setup__what">
              {say(`setup.step.${step}`)}
              <span className="al-setup__small">{stepNote(done, lacking)}</span>
            </span>
            {done && <Icon name="check" tone="ok" />}
          </button>
        )
      })}
    </nav>
  )
}

function PolicyStep({ state }: { state: SetupState }) {
  return (
    <>
      <p>{say('setup.policy.text', { n: state.policyVersion })}</p>
      <Button inline onPress={() => void open('deskPolicy', {})}>
        {say('setup.policy.edit')}
      </Button>
    </>
  )
}

function UnitsStep({ state: { units } }: { state: SetupState }) {
  return (
    <>
      <p>{units === 0 ? say('setup.units.none') : say('setup.units.some', { n: units })}</p>
      <Button
        inline
        kind={units === 0 ? 'primary' : 'secondary'}
        onPress={() => void open('deskRegister', {})}
      >
        {say('setup.units.go')}
      </Button>
    </>
  )
}

type Shown = DeskSetupProps & { setup: Setup; state: SetupState }

function Present({ setup, state, communityId, mayEdit }: Shown) {
  switch (setup.step) {
    case 'community':
      return mayEdit ? (
        <CommunityStep communityId={communityId} onSaved={setup.again} onNext={() => setup.go('staff')} />
      ) : (
        <p>{say('setup.community.text', { name: state.communityName, phone: state.dutyPhone })}</p>
      )
    case 'staff':
      return <StaffStep {...{ communityId, state, mayEdit }} onInvited={setup.again} />
    case 'policy':
      return <PolicyStep state={state} />
    case 'units':
      return <UnitsStep state={state} />
    case 'check':
      return <CheckStep {...{ setup, state, mayEdit }} />
  }
}

function Next({ setup, state }: { setup: Setup; state: SetupState }) {
  const next: Step | undefined = STEPS[STEPS.indexOf(setup.step) + 1]
  if (next === undefined) return null
  return (
    <Button inline kind={isDone(setup.step, state) ? 'primary' : 'secondary'} onPress={() => setup.go(next)}>
      {say('setup.next', { step: say(`setup.step.${next}`) })}
    </Button>
  )
}

/** Five steps from an empty community to one that residents can use; left and taken up again at any of them. */
export function DeskSetup(props: DeskSetupProps) {
  const { mayEdit } = props
  const setup = useSetup(props.communityId)
  const { state, failure, retry } = setup
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!state) return <Skeleton of="line" count={8} />
  const ready = STEPS.filter((step) => isDone(step, state)).length
  return (
    <div className="al-setup">
      <div className="al-setup__head">
        <h1>{say('setup.title', { community: state.communityName })}</h1>
        {mayEdit && <AddCommunity onAdded={props.onCommunity} />}
      </div>
      <p>{say('setup.intro')}</p>
      <div className="al-setup__progress">
        <progress
          className="al-setup__bar"
          aria-label={say('setup.steps')}
          value={ready}
          max={STEPS.length}
        />
        <span>{say('setup.progress', { n: ready })}</span>
      </div>
      <div className="al-setup__panes">
        <Steps setup={setup} state={state} />
        <section className="al-setup__pane" aria-label={say(`setup.step.${setup.step}`)}>
          <h2>{say(`setup.step.${setup.step}`)}</h2>
          <Present {...props} setup={setup} state={state} />
          {!(mayEdit && setup.step === 'community') && <Next setup={setup} state={state} />}
        </section>
      </div>
      {mayEdit && <TryOutSwitch />}
    </div>
  )
}
