import { chooseScale, TYPE_SIZES } from '../../platform/type-size'
import { Card } from '../../ui/card'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { useSurroundings } from '../../ui/surroundings'
import { say } from '../../ui/words'

const OPTIONS = TYPE_SIZES.map((size) => ({ value: size, word: say(`me.type.${size}`) }))

/** Larger type for the whole app, kept on this phone. */
export function TypeSizeChoice() {
  const { scale } = useSurroundings()
  return (
    <Card>
      <Field label={say('me.type')} hint={say('me.type.note')}>
        <Choice label={say('me.type')} options={OPTIONS} value={scale} onChange={chooseScale} />
      </Field>
    </Card>
  )
}
