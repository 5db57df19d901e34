import { useState } from 'react'
import type { UnitDetail } from '../../../contract/register'
import { FailureState } from '../../ui/failure-notice'
import { Icon } from '../../ui/icon/icon'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { UnitFacts } from './unit-facts'
import { UnitFormView } from './unit-form'
import { useUnit } from './use-unit'

/** One unit: what is known of it, or the form that changes it. */
export function UnitPane(props: {
  communityId: string
  unitId: string
  onTyped: (holds: boolean) => void
  onClose: () => void
  onRemove: (unit: UnitDetail) => void
}) {
  const { unit, failure, retry } = useUnit(props.communityId, props.unitId)
  const [editing, setEditing] = useState(false)
  return (
    <>
      <div className="al-register__line">
        <h2 className="al-register__place">{unit?.label}</h2>
        <button
          type="button"
          className="al-register__close"
          aria-label={say('common.close')}
          onClick={props.onClose}
        >
          <Icon name="close" tone="quiet" />
        </button>
      </div>
      {failure ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : !unit ? (
        <Skeleton of="line" count={6} />
      ) : editing ? (
        <UnitFormView
          communityId={props.communityId}
          unit={unit}
          onTyped={props.onTyped}
          onDone={() => setEditing(false)}
        />
      ) : (
        <UnitFacts
          communityId={props.communityId}
          unit={unit}
          onEdit={() => setEditing(true)}
          onRemove={() => props.onRemove(unit)}
        />
      )}
    </>
  )
}
