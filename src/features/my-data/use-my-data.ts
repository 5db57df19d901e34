import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { useMe } from '../../api/use-me'
import { open } from '../../platform/navigate'
import { toast } from '../../platform/phone'
import { saveText } from '../../platform/save-text'
import { storage } from '../../platform/storage'
import { say } from '../../ui/words'
import { collectMine } from './collect'

type Question = 'withdraw' | 'delete'

/** What people do about their own data. */
export function useMyData() {
  const { who } = useMe()
  const client = useQueryClient()
  const [asking, ask] = useState<Question>()
  const [exported, setExported] = useState<'saved' | 'copied'>()
  const close = (): void => ask(undefined)

  const save = useCommand(
    async ({ commandId }: WithId<object>) => saveText('my-data.json', await collectMine(commandId)),
    { onDone: setExported },
  )
  const withdraw = useCommand(
    async (input: WithId<object>) => {
      await api.community.privacy.withdrawConsent(input)
      await client.invalidateQueries({ queryKey: keys.me })
    },
    { onDone: close, onRefused: close },
  )
  const remove = useCommand(
    ({ commandId }: WithId<object>) => api.community.privacy.deleteMine({ commandId, sure: true }),
    {
      onRefused: close,
      onDone: () => {
        // Nothing of somebody who is gone stays on the phone.
        for (const name of ['me', 'report-drafts']) storage.remove(name)
        client.clear()
        toast(say('myData.deleted'))
        void open('home', {})
      },
    },
  )
  return {
    who,
    asking,
    ask,
    close,
    exported,
    save: () => void save.run({}),
    saving: save.busy,
    withdraw: () => void withdraw.run({}),
    remove: () => void remove.run({}),
    working: withdraw.busy || remove.busy,
    failure: save.failure ?? withdraw.failure ?? remove.failure,
  }
}
export type MyDataState = ReturnType<typeof useMyData>
