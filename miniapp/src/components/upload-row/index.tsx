import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Button } from '../button/index.tsx'
import './index.scss'

interface Props {
  name: string
  /** Where it stands, in words; the bar only repeats it. */
  text: string
  tone?: 'calm' | 'act' | 'danger' | 'ok'
  /** From 0 to 1; without it there is no bar. */
  share?: number
  action?: string
  onAction?: () => void
}

/** One file on its way: its name, how far it is, and the one thing that can be done about it. */
export function UploadRow({ name, text, tone = 'calm', share, action, onAction }: Props) {
  return (
    <View className={classNames('upload-row', `upload-row--${tone}`)}>
      <View className="upload-row__head">
        <View className="upload-row__name">{name}</View>
        {action && onAction && (
          <Button kind="ghost" compact label={`${action} ${name}`} onTap={onAction}>
            {action}
          </Button>
        )}
      </View>
      {share !== undefined && (
        <View
          className="upload-row__track"
          {...role('progressbar', {
            label: name,
            valuenow: Math.round(share * 100),
            valuemin: 0,
            valuemax: 100,
            valuetext: text,
          })}
        >
          <View className="upload-row__fill" style={{ width: `${(share * 100).toFixed(1)}%` }} />
        </View>
      )}
      <View className="upload-row__text numerals">{text}</View>
    </View>
  )
}
