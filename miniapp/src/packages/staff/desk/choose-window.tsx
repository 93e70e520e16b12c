import type { Desk } from '@anju/shared-types'
import { Choice } from '../../../components/choice/index.tsx'

interface Props {
  windows: Desk['windows']
  /** The clerk's own window, which is not offered again. */
  own?: string
  value?: string
  onChoose: (no: string) => void
}

/** Free windows first; of the others one sees who sits there. */
export function ChooseWindow({ windows, own, value, onChoose }: Props) {
  const others = windows.filter(({ no }) => no !== own)
  const inOrder = [...others.filter((w) => !w.openedBy), ...others.filter((w) => w.openedBy)]
  return (
    <Choice
      label="窗口"
      value={value}
      onChoose={onChoose}
      options={inOrder.map(({ no, services, openedBy }) => ({
        value: no,
        text: `${no} 号窗口`,
        note: services.join('、'),
        asideText: openedBy ? `${openedBy}在用` : undefined,
        disabled: openedBy !== undefined,
      }))}
    />
  )
}
