import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../../lib/role.ts'
import { Button } from '../button/index.tsx'
import { Modal } from '../raw/modal'
import './index.scss'

interface Props {
  open: boolean
  /** A question or a statement, not 提示. */
  title: string
  children?: ReactNode
  /** Says what will happen: 取消预约, not 确定. */
  confirm: string
  danger?: boolean
  busy?: boolean
  cancel?: string
  onConfirm: () => void
  onClose: () => void
}

export function Dialog({ open, title, children, confirm, danger, busy, cancel = '返回', onConfirm, onClose }: Props) {
  if (!open) return null
  return (
    <Modal label={title} onClose={onClose}>
      <View className="dialog__title" {...role('heading', { level: 2 })}>
        {title}
      </View>
      <View className="dialog__text">{children}</View>
      <Button kind={danger ? 'danger' : 'primary'} busy={busy} onTap={onConfirm}>
        {confirm}
      </Button>
      <Button kind="ghost" onTap={onClose}>
        {cancel}
      </Button>
    </Modal>
  )
}
