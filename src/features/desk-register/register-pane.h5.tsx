import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { classes } from '../../ui/class-names'
import { Empty } from '../../ui/empty'
import { FailureNotice, FailureState } from '../../ui/failure-notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { BuildingList } from './building-list'
import { mayBringIn, mayTakeOut, type RegisterProps } from './register-props'
import { UnitPane } from './unit-pane'
import { UnitTable } from './unit-table'
import { useDownloads } from './use-downloads'
import { useUnits, type Units } from './use-units'

type Props = RegisterProps & { onImport: () => void }

function Tools({ roles, communityId, onImport, units }: Props & { units: Units }) {
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
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') units.setFind(currentTarget.value)
            if (key === 'Escape') units.setFind('')
          }}
          onChange={({ target }) => target.value === '' && units.setFind('')}
        />
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

/** Buildings, their units, and the unit that is open. */
export function RegisterPane(props: Props) {
  const { communityId } = props
  const units = useUnits(communityId)
  const [open, setOpen] = useState<string>()
  const tools = <Tools {...props} units={units} />
  if (units.buildingsFailure) return <FailureState failure={units.buildingsFailure} onRetry={units.retry} />
  if (!units.buildings) return <Skeleton of="line" count={8} />
  if (units.buildings.length === 0)
    return (
      <>
        {tools}
        <Empty picture="home" title={say('register.empty.all.title')} hint={say('register.empty.all.hint')} />
      </>
    )
  return (
    <>
      {tools}
      <div className={classes('al-register__panes', open !== undefined && 'al-register__panes--open')}>
        <BuildingList buildings={units.buildings} chosen={units.building} onChoose={units.choose} />
        <section className="al-register__units">
          {units.failure ? (
            <FailureState failure={units.failure} onRetry={units.retry} />
          ) : units.units ? (
            <UnitTable
              units={units.units}
              selected={open}
              onOpen={setOpen}
              empty={say(units.find === '' ? 'register.empty.choose' : 'register.empty.found')}
            />
          ) : (
            <Skeleton of="line" count={8} />
          )}
          {units.more && <div className="al-register__small">{say('register.more')}</div>}
        </section>
        {open !== undefined && (
          <aside className="al-register__side">
            <UnitPane key={open} communityId={communityId} unitId={open} onClose={() => setOpen(undefined)} />
          </aside>
        )}
      </div>
    </>
  )
}
