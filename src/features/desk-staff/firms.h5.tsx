import { useState } from 'react'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { unbroken } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { FirmSheet } from './firm-sheet'
import { useFirms, type FirmView } from './use-firms'

const COLUMNS: Column<FirmView>[] = [
  { id: 'name', head: say('firm.name'), cell: ({ name }) => <strong>{name}</strong>, width: '20%' },
  {
    id: 'contact',
    head: say('firm.contactName'),
    cell: ({ contactName, phone }) => (
      <>
        <div>{contactName}</div>
        <div className="al-desk-staff__small">{unbroken(phone)}</div>
      </>
    ),
    width: '150px',
  },
  {
    id: 'emergency',
    head: say('firm.emergencyPhone'),
    cell: ({ emergencyPhone }) => unbroken(emergencyPhone),
    width: '160px',
  },
  {
    id: 'categories',
    head: say('firm.categories'),
    cell: ({ categories }) => categories.map(categoryWord).join('、'),
  },
  {
    id: 'contract',
    head: say('firm.contract'),
    cell: ({ firstDay, lastDay, serving }) => (
      <>
        <StateTag
          word={say(serving ? 'firm.serving' : 'firm.notServing')}
          icon={serving ? 'check' : 'clock'}
          tone={serving ? 'ok' : 'warn'}
        />
        <div className="al-desk-staff__small">{say('firm.days', { from: firstDay, to: lastDay })}</div>
      </>
    ),
    width: '200px',
  },
  {
    id: 'people',
    head: say('firm.people'),
    cell: ({ people }) => people.map(({ name }) => name).join('、') || say('firm.people.none'),
    width: '150px',
  },
]

type Open = { firm?: FirmView }

/** Contractor firms: who they are, what they serve and until when (domain.md §2). */
export function Firms({ communityId, mayEdit }: { communityId: string; mayEdit: boolean }) {
  const state = useFirms(communityId)
  const { firms, failure, retry } = state
  const [open, setOpen] = useState<Open>()
  const [removed, setRemoved] = useState<{ name: string; n: number }>()
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!firms) return <Skeleton of="line" count={6} />
  return (
    <>
      {removed && (
        <Notice tone="ok" title={say('firm.removed', { name: removed.name })}>
          {say(removed.n === 0 ? 'staff.ended.none' : 'staff.ended.n', { n: removed.n })}
        </Notice>
      )}
      {mayEdit && (
        <div>
          <Button inline kind="primary" icon="plus" onPress={() => setOpen({})}>
            {say('firm.new')}
          </Button>
        </div>
      )}
      {firms.length === 0 ? (
        <Empty picture="search" title={say('firm.none.title')} hint={say('firm.none.hint')} />
      ) : (
        <DataTable
          caption={say('assign.firms')}
          columns={COLUMNS}
          rows={firms}
          keyOf={({ firmId }) => firmId}
          {...(mayEdit && { onOpen: (firm: FirmView) => setOpen({ firm }) })}
        />
      )}
      {open && (
        <FirmSheet
          key={open.firm?.firmId ?? 'new'}
          communityId={communityId}
          // As the server has it now: a saved firm goes on with its new version.
          firm={firms.find(({ firmId }) => firmId === open.firm?.firmId) ?? open.firm}
          state={state}
          onClose={() => setOpen(undefined)}
          onRemoved={(n) => {
            setRemoved({ name: open.firm?.name ?? '', n })
            setOpen(undefined)
          }}
        />
      )}
    </>
  )
}
