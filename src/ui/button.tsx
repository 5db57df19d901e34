import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon, type IconName } from './icon/icon'
import { Pressable } from './pressable'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

export type ButtonProps = {
  /** What happens, in words: `提交报修`, not `确定`. */
  children: string
  onPress: () => void
  /** One primary a screen (ui.md). */
  kind?: ButtonKind
  icon?: IconName
  /** Keeps its width, says that it works, takes no second tap. */
  loading?: boolean
  /** Why it cannot be pressed now; there is no disabled button without a reason. */
  blockedBy?: string
  /** For wet hands and large targets: the technician's next step. */
  large?: boolean
  /** As wide as its words instead of the line. */
  inline?: boolean
  id?: string
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'secondary', icon, loading, blockedBy, large, inline, id } = props
  const idle = loading === true || blockedBy !== undefined
  const name = classes(
    'al-button',
    `al-button--${kind}`,
    large && 'al-button--large',
    inline && 'al-button--inline',
    idle && 'al-button--idle',
  )
  return (
    <View className={classes('al-button__frame', inline && 'al-button__frame--inline')}>
      <Pressable className={name} onPress={onPress} disabled={idle} id={id}>
        {loading ? (
          <View className="al-button__wheel" {...aria({ hidden: true })} />
        ) : (
          icon && <Icon name={icon} />
        )}
        <View className="al-button__word">{children}</View>
      </Pressable>
      {blockedBy && <View className="al-button__reason">{blockedBy}</View>}
    </View>
  )
}
