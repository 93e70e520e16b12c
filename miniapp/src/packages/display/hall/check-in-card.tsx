import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { QrCode } from '../../../components/qr-code/index.tsx'
import { go } from '../../../lib/go.ts'
import { role } from '../../../lib/role.ts'

/** Walls are browsers; on phones the picture of a code would only cost time on its way to the view. */
const mayHangOnWall = process.env.TARO_ENV === 'h5'

/**
 * On the wall: the code to scan. On a phone nobody can scan their own screen, and a number is taken in the hall; there it is a
 * button to the scanner instead.
 */
export const CheckInCard = ({ url, open }: { url: string; open: boolean }) => (
  <View className="check-in-card">
    {mayHangOnWall && (
      <View className="check-in-card__wall">
        <QrCode content={url} label="取号二维码，请用手机扫描" />
        <View className="check-in-card__words">
          <View className="check-in-card__title" {...role('heading', { level: 2 })}>
            {open ? '手机扫码取号' : '取号码'}
          </View>
          <View className="check-in-card__text">{open ? '约没约过，都扫这里' : '服务时间内扫码取号'}</View>
          <View className="check-in-card__text">没带手机，请到咨询台</View>
        </View>
      </View>
    )}
    <View className="check-in-card__phone">
      <View className="check-in-card__text">到了大厅，扫屏幕上的码取号。没带手机的家人，请到咨询台取号。</View>
      <Button icon="scan" onTap={() => go('/packages/queue/check-in/index')}>
        我到大厅了，去取号
      </Button>
    </View>
  </View>
)
