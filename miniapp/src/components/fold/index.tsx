import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { ListRow } from '../list-row/index.tsx'
import './index.scss'

interface Props {
  /** What is inside, with how much: `免交的 6 份`. */
  text: string
  children: ReactNode
}

/** What few people need: one row until somebody opens it. Nothing of it is drawn before. */
export function Fold({ text, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <View className="fold">
      <ListRow
        icon={open ? 'down' : 'next'}
        text={open ? `收起${text}` : text}
        expanded={open}
        onTap={() => setOpen((now) => !now)}
      />
      {open && children}
    </View>
  )
}
