import type { TaskLine } from '../../../contract/register'
import { LOOK_PURPOSES } from '../../../domain/community/privacy'
import type { WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { ago } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { Skeleton } from '../../ui/skeleton'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { idOf, useLook, type Asked, type Look, type Tasks } from './use-look'

const titleOf = (task: TaskLine): string =>
  task.kind === 'ticket'
    ? say('register.task.ticket', { number: task.number, category: categoryWord(task.category) })
    : say('register.task.request', { relation: say(`relation.${task.relation}`) })

type Offered = { label: string; tasks: readonly TaskLine[]; none: string; now: number; look: Look }

function TaskList({ label, tasks, none, now, look }: Offered) {
  if (tasks.length === 0) return <p className="al-register__small al-register__none">{none}</p>
  return (
    <div role="radiogroup" aria-label={label}>
      {tasks.map((task) => (
        <label key={idOf(task)} className="al-register__task">
          <input
            className="al-register__radio"
            type="radio"
            name="task"
            checked={look.task !== undefined && idOf(look.task) === idOf(task)}
            onChange={() => look.setTask(task)}
          />
          <span>
            <strong>{titleOf(task)}</strong>
            <span className="al-register__small">{`${task.place} · ${ago(task.since, now)}`}</span>
          </span>
        </label>
      ))}
    </div>
  )
}

function Search({ tasks: { typed, type, search } }: { tasks: Tasks }) {
  return (
    <div className="al-register__line">
      <input
        className="al-register__control al-register__find"
        type="search"
        aria-label={say('register.findTask')}
        placeholder={say('register.findTask')}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && search()}
      />
      <Button inline icon="search" onPress={search}>
        {say('deskHomes.search')}
      </Button>
    </div>
  )
}

const noTask = () => (
  <Notice tone="warn" title={say('register.noTask.title')} children={say('register.noTask.hint')} />
)

function ForWhat({ look }: { look: Look }) {
  const { found, failure, again, find } = look.tasks
  if (failure) return <FailureState failure={failure} onRetry={again} />
  if (!found) return <Skeleton of="line" count={4} />
  const { here, others, now } = found
  if (here.length + others.length === 0 && find === '') return noTask()
  const [hereWord, othersWord] = [say('register.tasksHere'), say('register.tasksOthers')]
  return (
    <>
      <p className="al-register__small al-register__none">{hereWord}</p>
      <TaskList {...{ label: hereWord, tasks: here, none: say('register.tasksHere.none'), now, look }} />
      <p className="al-register__small al-register__none">{othersWord}</p>
      <Search tasks={look.tasks} />
      <TaskList {...{ label: othersWord, tasks: others, none: say('register.tasks.notFound'), now, look }} />
      {here.length + others.length === 0 && noTask()}
    </>
  )
}

type Props = {
  communityId: string
  unitId: string
  title: string
  look: (input: WithId<Asked>) => Promise<string>
  onSeen: (text: string) => void
  onClose: () => void
}

/** Asks for which open task and why; what is of this unit comes first (domain.md §8). */
export function RevealSheet({ title, onClose, look: send, onSeen, ...place }: Props) {
  const look = useLook(place, send, onSeen)
  const { purpose, setPurpose, command, missing } = look
  const action = (
    <>
      <FailureNotice failure={command.failure} />
      <Button
        loading={command.busy}
        onPress={look.send}
        {...(missing && { blockedBy: say(`register.missing.${missing}`) })}
      >
        {say('register.lookDo')}
      </Button>
    </>
  )
  return (
    <Sheet open title={title} onClose={onClose} action={action}>
      <p className="al-register__small al-register__none">{say('register.lookNote')}</p>
      <Field label={say('register.why')}>
        <Choice
          label={say('register.why')}
          options={LOOK_PURPOSES.map((value) => ({ value, word: say(`purpose.${value}`) }))}
          value={purpose}
          onChange={setPurpose}
        />
      </Field>
      <Field label={say('register.forWhat')}>
        <ForWhat look={look} />
      </Field>
    </Sheet>
  )
}
