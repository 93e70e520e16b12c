import { expect, it } from 'vitest'
import { districtOf } from './address.ts'

it.each([
  ['济南市历下区解放东路 16 号 1 号楼 2 单元 1102', '历下区'],
  ['济南市市中区英雄山路 88 号 2 号楼', '市中区'],
  ['山东省济南市章丘区双山街道 3 号', '章丘区'],
  ['辽宁省鞍山市海城市中街路 9 号', '海城市'],
  ['吉林省辽源市东丰县东丰镇 12 号', '东丰县'],
  ['历下区泉城路 1 号', '历下区'],
  ['天桥区市立医院宿舍 3 号楼 302', '天桥区'],
  ['幸福小区 3 号楼 302', undefined],
  ['解放东路 16 号区政府宿舍', undefined],
  ['济南市经十路 28800 号', undefined],
  ['', undefined],
])('%s lies in %s', (address, district) => {
  expect(districtOf(address)).toBe(district)
})
