import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { TaskLine } from '../../../contract/register'
import type { LookPurpose, TaskRef } from '../../../domain/community/privacy'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'

export type Asked = { task: TaskRef; purpose: LookPurpose }

const refOf = (task: TaskLine): TaskRef =>
  task.kind === 'ticket'
    ? { kind: 'ticket', ticketId: task.ticketId }
    : { kind: 'request', requestId: task.requestId }

export const idOf = (task: TaskLine): string => (task.kind === 'ticket' ? task.ticketId : task.requestId)

/** What a look at a unit may be for now, or the open ticket of a number. */
function useTasks(communityId: string, unitId: string) {
  const [typed, setTyped] = useState('')
  const [find, setFind] = useState('')
  const query = useQuery({
    queryKey: [...keys.register(communityId), 'tasks', unitId, find],
    queryFn: () => api.community.register.tasks({ communityId, unitId, find }),
    // What was open a minute ago may be closed.
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  return {
    typed,
    type: setTyped,
    search: () => setFind(typed.trim()),
    find,
    found: query.data,
    failure: failureOfQuery(query),
    again: () => void query.refetch(),
  }
}
export type Tasks = ReturnType<typeof useTasks>

/** One look: for which open task, why, and what is seen then. */
export function useLook(
  { communityId, unitId }: { communityId: string; unitId: string },
  look: (input: WithId<Asked>) => Promise<string>,
  onSeen: (text: string) => void,
) {
  const tasks = useTasks(communityId, unitId)
  const [task, setTask] = useState<TaskLine>()
  const [purpose, setPurpose] = useState<LookPurpose>()
  const command = useCommand(look, {
    onDone: onSeen,
    onRefused: () => {
      // The task was closed meanwhile: what is open now is offered.
      setTask(undefined)
      tasks.again()
    },
  })
  const missing: 'task' | 'purpose' | undefined =
    task === undefined ? 'task' : purpose === undefined ? 'purpose' : undefined
  return {
    ...{ tasks, task, setTask, purpose, setPurpose, command },
    missing,
    send: () => {
      if (task && purpose) void command.run({ task: refOf(task), purpose })
    },
  }
}
export type Look = ReturnType<typeof useLook>
