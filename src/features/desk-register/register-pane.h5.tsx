import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { classes } from '../../ui/class-names'
import { Confirm } from '../../ui/confirm'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Skeleton } from '../../ui/skeleton'
import { useEscape } from '../../ui/use-escape'
import { say } from '../../ui/words'
import { AddUnit } from './add-unit'
import { BuildingList } from './building-list'
import { mayBringIn, mayEdit, mayMark, mayTakeOut, type RegisterProps } from './register-props'
import { UnitPane } from './unit-pane'
import { UnitTable } from './unit-table'
import { useDownloads } from './use-downloads'
import { useAddUnit, type AddUnitState } from './use-add-unit'
import { useRemoval } from './use-removal'
import { useUnits, type Units } from './use-units'
import { useUnsaved, type Unsaved } from './use-unsaved'

type Props = RegisterProps & { onImport: () => void }

/** The unit that is open, or that one is being added. */
type Side = { unitId: string } | 'new' | undefined

function Tools({ roles, communityId, onImport, onAdd, units }: Props & { onAdd: () => void; units: Units }) {
  const downloads = useDownloads(communityId)
  const find = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      find.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <div className="al-register__tools">
        <input
          ref={find}
          className="al-register__control al-register__find"
          type="search"
          aria-label={say('register.find')}
          placeholder={say('register.find')}
          title={say('register.findHint')}
          defaultValue={units.find}
          key={units.building ?? 'finding'}
          autoFocus={units.find !== ''}
          onKeyDown={({ key, currentTarget, nativeEvent }) => {
            if (key === 'Enter') units.setFind(currentTarget.value)
            if (key === 'ArrowDown')
              document.querySelector<HTMLElement>('.al-register__units tr[data-key]')?.focus()
            if (key === 'Escape' && currentTarget.value !== '') {
              // The first escape empties the search, the next one closes what is open beside it.
              nativeEvent.stopPropagation()
              currentTarget.value = ''
              units.setFind('')
            }
          }}
          onChange={({ target }) => target.value === '' && units.setFind('')}
        />
        {mayEdit(roles) && (
          <Button inline icon="plus" onPress={onAdd}>
            {say('register.add')}
          </Button>
        )}
        {mayTakeOut(roles) && (
          <>
            <Button inline kind="quiet" onPress={downloads.template} loading={downloads.busy}>
              {say('register.template')}
            </Button>
            <Button inline onPress={downloads.exportAll} loading={downloads.exporting}>
              {say(downloads.exporting ? 'register.exporting' : 'register.export')}
            </Button>
          </>
        )}
        {mayBringIn(roles) && (
          <Button inline kind="primary" onPress={onImport}>
            {say('register.import')}
          </Button>
        )}
      </div>
      <FailureNotice failure={downloads.failure} />
    </>
  )
}

type OpenProps = Props & {
  adding: AddUnitState
  unsaved: Unsaved
  side: Side
  show: (side: Side) => void
  close: () => void
}

function Open({ communityId, roles, adding, unsaved, side, show, close }: OpenProps) {
  const removal = useRemoval(communityId, close)
  useEscape(side !== undefined, close)
  if (side === undefined) return null
  return (
    <aside className="al-register__side">
      {side === 'new' ? (
        <AddUnit form={adding} mark={mayMark(roles)} onShow={(unitId) => show({ unitId })} onClose={close} />
      ) : (
        <UnitPane
          key={side.unitId}
          communityId={communityId}
          unitId={side.unitId}
          onTyped={unsaved.note}
          onClose={close}
          onRemove={removal.ask}
        />
      )}
      <Confirm
        open={removal.unit !== undefined}
        title={say('register.removeAsk', { unit: removal.unit?.label ?? '' })}
        text={say('register.removeText')}
        confirmWord={say('register.removeDo')}
        danger
        loading={removal.busy}
        onConfirm={removal.confirm}
        onCancel={removal.cancel}
      >
        <FailureNotice failure={removal.failure} />
      </Confirm>
      <Confirm
        {...unsaved.question}
        title={say('register.leaveAsk')}
        confirmWord={say('register.leaveDo')}
        cancelWord={say('register.leaveNot')}
        danger
      />
    </aside>
  )
}

function List({ units, side, show }: { units: Units; side: Side; show: (side: Side) => void }) {
  return (
    <section className="al-register__units">
      {units.failure ? (
        <FailureState failure={units.failure} onRetry={units.retry} />
      ) : units.units ? (
        <UnitTable
          units={units.units}
          selected={typeof side === 'object' ? side.unitId : undefined}
          narrow={side !== undefined}
          onOpen={(unitId) => show({ unitId })}
          empty={say(units.find === '' ? 'register.empty.choose' : 'register.empty.found')}
        />
      ) : (
        <Skeleton of="line" count={8} />
      )}
      {units.more && <div className="al-register__small">{say('register.more')}</div>}
    </section>
  )
}

const rowOf = (unitId: string | undefined): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('.al-register__units tr[data-key]')].find(
    ({ dataset }) => dataset['key'] === unitId,
  )

/** Buildings, their units, and the unit that is open. */
export function RegisterPane(props: Props) {
  const units = useUnits(props.communityId)
  const [side, setSide] = useState<Side>()
  const unsaved = useUnsaved()
  const show = (next: Side): void => unsaved.before(() => setSide(next))
  const adding = useAddUnit(props.communityId, ({ unitId, building }) => {
    units.choose(building)
    setSide({ unitId })
  })
  const looked = useRef<string>()
  /** Whoever looked at a row goes on from there. */
  const close = (): void => {
    unsaved.before(() => {
      looked.current = typeof side === 'object' ? side.unitId : undefined
      setSide(undefined)
    })
  }
  useEffect(() => {
    if (side === undefined) rowOf(looked.current)?.focus()
  }, [side])
  if (units.buildingsFailure) return <FailureState failure={units.buildingsFailure} onRetry={units.retry} />
  if (!units.buildings) return <Skeleton of="line" count={8} />
  const nothing = units.buildings.length === 0
  return (
    <>
      <Tools
        {...props}
        units={units}
        onImport={() => unsaved.before(props.onImport)}
        onAdd={() => {
          adding.begin(units.building ?? '')
          show('new')
        }}
      />
      {nothing && side === undefined && (
        <Empty picture="home" title={say('register.empty.all.title')} hint={say('register.empty.all.hint')} />
      )}
      <div
        className={classes(
          'al-register__panes',
          side !== undefined && (nothing ? 'al-register__panes--first' : 'al-register__panes--open'),
        )}
      >
        {!nothing && (
          <>
            <BuildingList buildings={units.buildings} chosen={units.building} onChoose={units.choose} />
            <List units={units} side={side} show={show} />
          </>
        )}
        <Open {...props} {...{ adding, unsaved, side, show, close }} />
      </div>
    </>
  )
}
