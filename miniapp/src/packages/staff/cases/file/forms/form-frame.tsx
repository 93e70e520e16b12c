import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Refused } from '../../../../../api/routes.ts'
import { Button } from '../../../../../components/button/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { RefusedNotice } from '../../../../cases/refused-notice.tsx'
import type { OpenFile } from '../use-file.ts'

interface Props {
  file: OpenFile
  does: string
  danger?: boolean
  ready: boolean
  act: { busy: boolean; refused?: Refused; isStale: boolean }
  onSend: () => void
  children?: ReactNode
}

/** What every act has: what is new since the file was opened, why it was refused, and one button that says what it does. */
export const FormFrame = ({ file, does, danger, ready, act, onSend, children }: Props) => (
  <View className="file-form">
    {act.isStale && (
      <Notice tone="act" title="您打开以后又有变化，没有办" urgent>
        {file.news.length > 0 ? `${file.news.join('\n')}\n看过了还要办，再点一次。` : '已重新打开，请看过再点一次。'}
      </Notice>
    )}
    <RefusedNotice refused={act.refused} />
    {children}
    <Button kind={danger ? 'danger' : 'primary'} busy={act.busy} busyText="正在提交" disabled={!ready} onTap={onSend}>
      {does}
    </Button>
  </View>
)
