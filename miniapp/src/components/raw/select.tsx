import { Picker, View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import type { SelectProps } from './types.ts'

/** The platform's own wheel on phones, a real `<select>` in the browser. */
export function Select({ label, options, chosen, placeholder, onChoose, className }: SelectProps) {
  const words = options[chosen] ?? placeholder
  return (
    <Picker
      mode="selector"
      range={[...options]}
      value={Math.max(chosen, 0)}
      onChange={(event) => onChoose(Number(event.detail.value))}
      {...role('button', { label: `${label}：${words}` })}
    >
      <View className={className}>{words}</View>
    </Picker>
  )
}
