import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../../components/button/index.tsx'
import { Modal } from '../../components/raw/modal'
import { role } from '../../lib/role.ts'
import './sheet.scss'

interface Props {
  title: string
  /** What the way out is called; 返回 when left out. */
  close?: string
  onClose: () => void
  children: ReactNode
}

/** A short task over the desk: the desk stays where it is. */
export function Sheet({ title, close = '返回', onClose, children }: Props) {
  return (
    <Modal label={title} onClose={onClose}>
      <View className="sheet">
        <View className="sheet__title" {...role('heading', { level: 2 })}>
          {title}
        </View>
        {children}
        <Button kind="ghost" onTap={onClose}>
          {close}
        </Button>
      </View>
    </Modal>
  )
}
