import { replace } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { SETUP_CHECKS } from '../../../domain/community/setup'
import { CHECKS_OF, type Check, type Setup, type SetupState, type Step } from './use-setup'

const stepOf = (check: Check): Step | undefined =>
  (Object.keys(CHECKS_OF) as (keyof typeof CHECKS_OF)[]).find((step) => CHECKS_OF[step].includes(check))

function OneCheck({ check, missing, go }: { check: Check; missing: boolean; go: (step: Step) => void }) {
  const step = stepOf(check)
  return (
    <li className="al-setup__check">
      <Icon name={missing ? 'warning' : 'check'} tone={missing ? 'warn' : 'ok'} />
      <span className="al-setup__what">
        {say(`setup.check.${check}`)}
        {missing && check === 'templates' && (
          <span className="al-setup__small">{say('setup.check.templates.hint')}</span>
        )}
      </span>
      <span>{missing ? say('setup.check.missing') : say('setup.check.there')}</span>
      {missing && step && (
        <Button inline kind="quiet" onPress={() => go(step)}>
          {say('setup.check.go')}
        </Button>
      )}
    </li>
  )
}

/** What the server found, and the end of the set-up. */
export function CheckStep({ setup, state, mayEdit }: { setup: Setup; state: SetupState; mayEdit: boolean }) {
  const { finishedAt, missing, now } = state
  return (
    <>
      <p>{say('setup.check.text')}</p>
      <ul className="al-setup__checks">
        {SETUP_CHECKS.map((check) => (
          <OneCheck key={check} check={check} missing={missing.includes(check)} go={setup.go} />
        ))}
      </ul>
      <FailureNotice failure={setup.finishFailure} />
      {finishedAt !== undefined ? (
        <Notice
          tone="ok"
          title={say('setup.finished', { when: dayTime(finishedAt, now) })}
          action={
            <Button inline onPress={() => void replace('deskLive', {})}>
              {say('setup.live')}
            </Button>
          }
        />
      ) : (
        mayEdit && (
          <>
            <p>{say('setup.finish.what')}</p>
            {missing.length > 0 && <p className="al-setup__small">{say('setup.finish.missing')}</p>}
            <Button inline kind="primary" loading={setup.finishing} onPress={setup.finish}>
              {say('setup.finish')}
            </Button>
          </>
        )
      )}
    </>
  )
}
