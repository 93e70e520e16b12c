import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Icon } from '../../components/icon/index.tsx'
import { Tap } from '../../components/raw/tap'
import './fold.scss'

interface Props {
  title: string
  note?: string
  /** Until somebody touches it. */
  open?: boolean
  children: ReactNode
}

/** What only some want to read: one line until it is opened, so that the answer stays short and the phone draws little. */
export function Fold({ title, note, open: first = false, children }: Props) {
  const [chosen, setChosen] = useState<boolean>()
  const open = chosen ?? first
  return (
    <View className="fold">
      <Tap
        className="fold__head"
        expanded={open}
        label={[title, note, open ? '收起' : '展开'].filter(Boolean).join('，')}
        onTap={() => setChosen(!open)}
      >
        <View className="row">
          <View className="grow">
            <View className="fold__title">{title}</View>
            {note && <View className="sentence">{note}</View>}
          </View>
          <Icon name="down" className={open ? 'fold__arrow fold__arrow--open' : 'fold__arrow'} />
        </View>
      </Tap>
      {open && <View className="fold__inside">{children}</View>}
    </View>
  )
}
