import type { ResultHall as Hall } from '@anju/shared-types'
import { setClipboardData } from '@tarojs/taro'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { showPlace } from '../../../platform/show-place'
import { toast } from '../../../stores/toast.ts'

/** Where the paper lies: hall, windows, way there, hours. */
export function ResultHall({ hall }: { hall: Hall }) {
  const { name, address, windows, hours, openText, phone, transport } = hall

  async function showTheWay() {
    if (await showPlace(hall)) return
    await setClipboardData({ data: `${name} ${address}` })
    toast('地址已复制，打开地图粘贴就能导航', 'ok')
  }

  return (
    <Card title="在哪里领">
      <ListRow icon="hall" text={name} note={windows} />
      <ListRow icon="place" text={address} note={transport} />
      <ListRow icon="clock" text={hours} note={openText} />
      <ListRow icon="phone" text={phone} note="出门前可以先打电话问" />
      <Button kind="secondary" icon="place" onTap={() => void showTheWay()}>
        怎么去
      </Button>
    </Card>
  )
}
