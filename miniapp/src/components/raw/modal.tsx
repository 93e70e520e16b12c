import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import type { ModalProps } from './types.ts'

export function Modal({ label, onClose, children }: ModalProps) {
  return (
    <View className="modal" catchMove>
      <View className="modal__shade" onClick={onClose} {...role('button', { label: '关闭' })} />
      <View className="modal__sheet" {...role('dialog', { modal: true, label })}>
        {children}
      </View>
    </View>
  )
}
