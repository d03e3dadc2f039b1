import type { landscape as english } from '../en/landscape';

/** 代价的地形与优化器的比赛。 */
export const landscape = {
  'landscape-large': '网络有 {parameters} 个参数；地形至多画 {limit} 个参数的网络。请减少单元或层。',
  'landscape-no-path': '训练没有改变参数，因此没有可以沿着画平面的路径。请训练几步，或给出大于 0 的学习率。',
  'landscape-units':
    '只有单个单元的网络才有两个能说明一切的参数：此网络的单元更多。请改看沿路径的平面（plane “path”）。',
  'landscape-parameter': '网络没有参数“{name}”；它有 {names}。',
  'landscape-pair': '请给出 {names} 中两个不同的参数。',
  'landscape-cost': '此输出及其目标没有代价“{cost}”；它们有 {costs}。',
  'race-runners': '一场比赛至多 {limit} 个选手，这里有 {runners} 个；请去掉一些。',
  'cli-runner': '“{text}”不是规格写法的优化器；请写出名称和参数，如 adam lr=0.05。',
  'cli-landscape-two': '{x}（横）和 {y}（纵）上的代价，以及 {steps} 步的路径。',
  'cli-landscape-path': '沿 {steps} 步的两个主方向的平面上的代价，该平面包含路径的 {share} %；{parameters} 个参数。',
  'cli-landscape-some': '代价取自 {all} 个训练样本中均匀选出的 {examples} 个。',
  'cli-landscape-area':
    '{x} 从 {left} 到 {right}，{y} 从 {bottom} 到 {top}。S 起点，o 路径，E 终点，X 最低点；越深越高。',
  'cli-landscape-cost': '代价',
  'cli-landscape-start': '起点',
  'cli-landscape-end': '终点',
  'cli-landscape-least': '最低（位置）',
  'cli-landscape-edge': '最低点在边缘：再往外代价可能还会下降。',
  'cli-race-plane': '所有路径都画在沿其两个主方向的平面上，它包含路径的 {share} %：',
  'cli-race-optimizer': '优化器',
  'cli-race-settings': '参数',
  'cli-race-reached': '达到 {cost} 的步数',
  'cli-race-cost': '{steps} 步后的代价',
  'cli-race-way': '走过的路程',
  'cli-race-diverged': '在第 {step} 步发散',
} as const satisfies Record<keyof typeof english, string>;
