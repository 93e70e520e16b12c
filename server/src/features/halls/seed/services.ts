import type { HallService } from '../hall-store.ts'

/** What halls take appointments and tickets for; a city offers those that its windows serve. 事项 codes in comments: the table of services in docs (B02 and so on); materials are what a person carries, the rest is looked up. */
export const hallServices: readonly HallService[] = [
  {
    // B04 存量房转移登记
    _id: 'second-hand',
    name: '存量房（二手房）转移登记',
    plainName: '二手房过户',
    durationMinutes: 30,
    bring: [
      '买卖双方身份证原件',
      '不动产权证书原件',
      '网签存量房买卖合同',
      '契税完税凭证',
      '婚姻状况证明（已联网的免带）',
    ],
    prefix: 'A',
  },
  {
    // B02 商品房转移登记
    _id: 'new-home',
    name: '新建商品房转移登记',
    plainName: '新房办证',
    durationMinutes: 20,
    bring: ['身份证原件', '商品房买卖合同', '购房发票', '契税完税凭证', '维修资金缴存凭证'],
    prefix: 'B',
  },
  {
    // B09 一般抵押权首次登记, B11 抵押权注销
    _id: 'mortgage',
    name: '抵押权登记与注销',
    plainName: '房贷抵押、还清解押',
    durationMinutes: 20,
    bring: ['身份证原件', '不动产权证书原件', '主债权合同与抵押合同', '银行结清证明（注销时）'],
    prefix: 'C',
  },
  {
    _id: 'fund-withdraw',
    name: '住房公积金提取',
    plainName: '取公积金',
    durationMinutes: 15,
    bring: ['身份证原件', '本人一类银行卡', '购房合同或租房备案证明'],
    prefix: 'D',
  },
  {
    _id: 'fund-loan',
    name: '住房公积金贷款申请',
    plainName: '公积金贷款',
    durationMinutes: 40,
    bring: ['夫妻双方身份证原件', '婚姻状况证明', '购房合同与首付款发票', '收入证明', '征信授权书'],
    prefix: 'E',
  },
  {
    _id: 'eligibility',
    name: '购房资格核验咨询',
    plainName: '能不能买房',
    durationMinutes: 15,
    bring: ['家庭成员身份证原件', '户口簿', '婚姻状况证明', '社保或个税缴纳证明（非本市户籍）'],
    prefix: 'F',
  },
  {
    _id: 'archive',
    name: '不动产登记资料查询',
    plainName: '查档、开有房无房证明',
    durationMinutes: 10,
    bring: ['身份证原件', '查询他人资料的授权委托书（代办时）'],
    prefix: 'G',
  },
]
