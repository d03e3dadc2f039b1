import type { doctor as english } from '../en/doctor';

export const doctor: Record<keyof typeof english, string> = {
  'test-file-is-training-file':
    '测试文件就是训练文件：全部 {rows} 行测试样本都参与了训练，测试指标无法说明新样本上的表现。请使用 holdout，或改用含有其他样本的文件。',
  'test-rows-in-training':
    '{tests} 行测试样本中有 {count} 行（{percent}%）也在训练集中，这部分测试只反映了记忆：第 {lines} 行与第 {others} 行相同。请从其中一个集合中删去。',
  'test-rows-in-training-one':
    '有一行测试样本也在训练集中：第 {lines} 行与第 {others} 行相同。请从其中一个集合中删去。',
  'deciding-feature':
    '仅凭“{column}”就能确定“{target}”：在全部 {rows} 行中，它的每个值只对应一个类别（常数预测的正确率为 {percent}%）。如果它是目标的另一种写法，或在目标之后才可知，请用 exclude= 去掉。',
  'deciding-feature-threshold':
    '仅凭“{column}”就能确定“{target}”：在全部 {rows} 行中，每个类别各占它的一段取值，且各段之间没有间隔。如果目标由它得出，请用 exclude= 去掉。',
  'deciding-feature-line':
    '仅凭“{column}”就能确定“{target}”：在全部 {rows} 行中，目标是它的线性函数，仅有舍入误差。如果它只是换了单位的目标，请用 exclude= 去掉。',
  'deciding-feature-order':
    '仅凭“{column}”就能确定“{target}”：全部 {rows} 行按其中一个排序时，另一个也随之有序。如果它是目标的另一种形式，例如对数或名次，请用 exclude= 去掉。',
  'deciding-feature-several':
    '{of} 个特征中有 {columns} 个各自就能在全部 {rows} 行中确定“{target}”：{shown}。如果它们是目标的另一种形式，或在目标之后才可知，请用 exclude= 去掉。',
  'row-number-column':
    '“{column}”从 {least} 到 {largest} 给各行编号：它只反映文件中的顺序，与样本无关。请用 exclude= 去掉。',
  'row-number-column-unnamed':
    '第 {number} 列没有名称，从 {least} 到 {largest} 给各行编号：它只反映文件中的顺序，与样本无关。请用 exclude= 去掉。',
  'row-number-column-several':
    '{of} 个特征中有 {columns} 个只是给各行编号：{shown}；“{column}”从 {least} 到 {largest}。它们只反映文件中的顺序，与样本无关。请用 exclude= 去掉。',
  'identifier-column':
    '“{column}”在 {present} 行中有 {distinct} 个不同的文本，例如“{example}”：one-hot 之后几乎每个特征只出现一次，学不到任何东西。请用 exclude= 去掉。',
  'identifier-column-numbers':
    '“{column}”在 {present} 行中几乎每行一个不同的数，且名称像是标识符：从中学不到任何东西。请用 exclude= 去掉。',
  'identifier-column-several':
    '{of} 个特征中有 {columns} 个几乎每行都是不同的值：{shown}。从中学不到任何东西。请用 exclude= 去掉。',
  'missing-mark':
    '“{column}”在 {count} 行（第 {lines} 行）中是 {value}，而其余的值都在 {least} 到 {largest} 之间：它似乎表示缺值。它使均值从 {meanWithout} 变为 {mean}，标准差从 {deviationWithout} 变为 {deviation}。若确实如此，请写 missing-as="{value}"。',
  'missing-mark-several':
    '{columns} 列中的 {value} 与其余的值相去甚远：{shown}；在“{column}”中有 {count} 行（第 {lines} 行），而其余的值都在 {least} 到 {largest} 之间。它似乎表示缺值。若确实如此，请写 missing-as="{value}"。',
  'similar-names':
    '“{column}”中有些取值只在大小写、全半角或空白上不同：{names}，分别有 {counts} 行。如果是同一个取值，请统一写作“{name}”（第 {lines} 行）。',
  'similar-names-classes':
    '“{column}”中有些类别只在大小写、全半角或空白上不同：{names}，分别有 {counts} 行。如果是同一个类别，请统一写作“{name}”（第 {lines} 行）。',
  'similar-names-several':
    '有 {columns} 列中的名称只在大小写、全半角或空白上不同：{shown}；在“{column}”中是 {names}，分别有 {counts} 行。如果是同一个意思，请统一写作“{name}”（第 {lines} 行），其余各列也一样。',
  'conflicting-targets':
    '有 {count} 行与前面某一行的特征相同，而“{target}”不同：第 {lines} 行与第 {others} 行矛盾。每组至多只能学会一个；请改正或删去错误的行。',
  'conflicting-targets-one':
    '有两行特征相同，而“{target}”不同：第 {lines} 行与第 {others} 行矛盾。至多只能学会其中一个；请改正或删去错误的一行。',
  'majority-class':
    '{percent}% 的样本属于“{class}”（{present} 个中有 {examples} 个），因此常数预测的准确率就有 {accuracy}。请与它比较；如果其他类别也重要，请写 class-weights balanced。',
  'rare-class':
    '类别“{rarest}”只有 {examples} 个样本（{percent}%，第 {lines} 行），而 {classes} 个类别的平均份额是 {equal}%：几乎学不会。请补充样本，或写 class-weights balanced。',
  'rare-class-several':
    '{classes} 个类别中有 {rare} 个不足平均份额（{equal}%）的十分之一：{names}；“{rarest}”有 {examples} 个样本（这些类别在第 {lines} 行）。它们几乎学不会。请补充样本，或写 class-weights balanced。',
  'unscaled-columns':
    '各特征的范围相差很大：“{widest}”从 {least} 到 {largest}，“{narrowest}”从 {low} 到 {high}。同一个学习率无法兼顾；请加上 scale standard。',
  'unscaled-columns-categories':
    '各特征的范围相差很大：“{widest}”从 {least} 到 {largest}，而文本列编码为 0 或 1。同一个学习率无法兼顾；请加上 scale standard。',
  'unscaled-columns-large':
    '“{widest}”从 {least} 到 {largest}；这么大的数会使训练缓慢甚至发散。请加上 scale standard。',
  'duplicate-rows':
    '{rows} 行中有 {count} 行与前面某一行完全相同：第 {lines} 行重复了第 {others} 行。如果是误复制，请删去；重复的行权重更大。',
  'duplicate-rows-one': '第 {lines} 行与第 {others} 行完全相同。如果是误复制，请删去。',
  'outlier-rows':
    '有 {count} 行远离其他所有行（第 {lines} 行）：在第 {line} 行，“{column}”是 {value}，其余各行在 {least} 到 {largest} 之间。如果有误，请改正或删去。',
  'outlier-rows-several':
    '有 {columns} 列中的值远离其他所有值：{shown}，共 {count} 行（第 {lines} 行）。在第 {line} 行，“{column}”是 {value}，其余各行在 {least} 到 {largest} 之间。如果有误，请改正或删去。',
  'outlier-rows-combination':
    '有 {count} 行远离其他所有行（第 {lines} 行）：第 {line} 行到近邻的距离是多数行的 {times} 倍，其中“{column}”最突出，为 {value}。如果有误，请改正或删去。',
  'outlier-rows-line':
    '有 {count} 行偏离“{by}”所提示的值（第 {lines} 行）：在第 {line} 行，“{column}”是 {value}，而按其余各行的直线关系应约为 {wanted}。如果有误，请改正或删去。',
  'outlier-rows-line-several':
    '有 {columns} 列中的值偏离另一列所提示的值：{shown}，共 {count} 行（第 {lines} 行）。在第 {line} 行，“{column}”是 {value}，而按它与“{by}”的直线关系应约为 {wanted}。如果有误，请改正或删去。',
  'near-constant-column':
    '“{column}”在 {present} 行中有 {same} 行是 {value}，只有 {count} 行不同（第 {lines} 行），太少而学不到东西。请用 exclude= 去掉，或补充这样的样本。',
  'near-constant-column-several':
    '{of} 个特征中有 {columns} 个在几乎所有行中只有一个值：{shown}；“{column}”在 {present} 行中有 {same} 行是 {value}，{count} 行不同（第 {lines} 行），太少而学不到东西。请用 exclude= 去掉，或补充这样的样本。',
  'constant-column': '“{column}”在全部 {present} 行中都是 {value}，不含任何信息。请用 exclude= 去掉。',
  'constant-column-rounding':
    '“{column}”在全部 {present} 行中都是 {value}，只有舍入误差（至多 {largest}），不含任何信息。请用 exclude= 去掉。',
  'constant-column-several':
    '{of} 个特征中有 {columns} 个在所有行中各只有一个值，不含任何信息：{shown}；“{column}”是 {value}。请用 exclude= 去掉。',
  'unscaled-target':
    '目标“{column}”从 {least} 到 {largest}，均值 {mean}，标准差 {deviation}：梯度比缩放后的目标大这么多倍，训练会发散，步长小则很慢。请加上 scale-target standard；预测仍以目标自己的单位给出。',
  'unscaled-target-several':
    '有 {columns} 个目标的数值很大：{shown}；“{column}”从 {least} 到 {largest}，均值 {mean}，标准差 {deviation}。梯度比缩放后的目标大这么多倍，训练会发散，步长小则很慢。请加上 scale-target standard；预测仍以各目标自己的单位给出。',
  'target-range':
    '层“{layer}”永远输出不了 {m} 个目标“{column}”中的 {count} 个：{activation} 的输出在 {from} 到 {to} 之间，而目标从 {least} 到 {largest}（第 {lines} 行）。请让该层用 linear，或写 scale-target minmax。',
  'target-range-drawn':
    '层“{layer}”永远输出不了 {m} 个目标“{column}”中的 {count} 个：{activation} 的输出在 {from} 到 {to} 之间，而目标从 {least} 到 {largest}。请让该层用 linear，或写 scale-target minmax。',
  'target-range-scaled':
    '层“{layer}”永远输出不了 {m} 个缩放后的目标“{column}”中的 {count} 个：{activation} 的输出在 {from} 到 {to} 之间，而 scale-target 把从 {least} 到 {largest} 的值缩放到了此范围之外。请让该层用 linear，或写 scale-target minmax。',
  'target-range-several':
    '层“{layer}”永远输出不了 {columns} 个目标的某些值：{shown}。{activation} 的输出在 {from} 到 {to} 之间；“{column}”从 {least} 到 {largest}，其 {m} 个值中有 {count} 个超出。请让该层用 linear，或写 scale-target minmax。',
};
