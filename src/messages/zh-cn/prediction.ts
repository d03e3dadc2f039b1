/** 关于待预测文件的语句：读取方式取决于训练时的拟合结果，而不是网络描述。 */
export const prediction = {
  'data-predict-missing': '列“{column}”在此处没有值，而预测需要它；请填写。',
  'data-predict-columns':
    '文件中有 {columns} 列可用于预测（{names}），而网络接收 {inputs} 个值；请按训练数据给列命名。',
  'data-predict-not-number': '列“{column}”的值是“{value}”，而网络在此处需要数字；请改正该单元格。',
  'data-predict-text-columns': '{columns} 列含有文本，而网络在这些列需要数字：{names}；请改正这些单元格。',
  'data-predict-missing-columns': '{columns} 列缺值，而预测需要它们：{names}；请补上。',
  'data-predict-number-form': '列“{column}”的值“{value}”与文件中其他数字的写法不同；请改成相同的写法。',
  'data-predict-decimal-comma':
    '列“{column}”的值是“{value}”，而训练文件使用逗号作小数点；请用同样的写法书写此文件中的数字。',
  'data-predict-decimal-point':
    '列“{column}”的值是“{value}”，而训练文件使用句点作小数点；请用同样的写法书写此文件中的数字。',
  'data-predict-thousands': '列“{column}”的值是“{value}”，而训练文件的数字中没有“{mark}”；请去掉它。',
  'data-predict-unknown-category':
    '列“{column}”的值“{value}”没有出现在训练集中；请改正该单元格，或写 unknown=ignore 后重新训练，这样的文本便不属于任何类别。',
  'data-predict-unknown-category-alike': '列“{column}”的值“{value}”在训练集中写作“{alike}”；请照此书写。',
  'data-predict-own-class-unseen':
    '列“{column}”在此处缺值，而训练集中没有缺值；请补上，或写 missing=most-frequent 或 unknown=ignore 后重新训练。',
  'data-predict-first-line':
    '第一行有 {first} 个单元格，第 {line} 行有 {cells} 个；如果前面的内容是标题或注释，请删除。',
  'data-predict-first-line-skipped':
    '表格的第一行有 {first} 个单元格，第 {line} 行有 {cells} 个。与训练文件一样，只跳过 {kept} 行；如果表格前还有其他行，请删除。',
  'data-predict-names-below': '列名在第 {line} 行；请删除前面的内容。',
  'data-predict-names-below-skipped': '列名在第 {line} 行，但与训练文件一样，列名前只跳过 {kept} 行；请删除其余的行。',
  'data-predict-not-finite': '列“{column}”的值是“{value}”，而网络只能用有限的数值计算；请改正该单元格。',
  'data-predict-only-header':
    '文件没有样本：唯一的一行被读作列名。请为每个样本添加一行；如果这一行就是样本，请在上面添加列名。',
  'data-predict-header-numbers':
    '第一行应为列名，却全是数字（第 {first} 列和第 {second} 列都是 {name}）；如果这一行是样本，请在上面添加一行列名。',
  'data-predict-encoding':
    '此处的文本不是训练文件的编码 {encoding}；请把文件保存为 {encoding}，或带字节顺序标记的 UTF-8。',
  'data-predict-not-utf8': '文件不是 UTF-8：第 {at} 个字节不属于任何字符。请将其保存为 UTF-8。',
  'data-predict-utf-16':
    '该文件是 {encoding}，而训练文件按 {given} 读取；请将该文件另存为 {given}，或另存为带字节顺序标记的 UTF-8。',
  'data-predict-memory': '这些样本需要 {needed} MB 内存，超过允许的 {limit} MB；请把文件分成较小的几个。',
  'data-predict-arrays': '文件中有多个数组（{names}），无法确定哪一个是特征；请单独保存该数组，或按训练文件给它命名。',
  'data-predict-archive': '这是不含 NumPy 数组的 ZIP 压缩包（{names}）；请解压，并预测其中含有样本的文件。',
  'data-columns-lacking': '缺少网络训练时使用的列 {lacking}；文件中有 {names}。请在表头和每一行补上。',
  'data-columns-none':
    '各列按第一行的列名查找：要找的是 {lacking}，而这一行是 {names}。如果这一行是样本，请在上面添加一行列名。',
  'data-columns-none-skipped':
    '各列按列名查找：在这一行要找的是 {lacking}，而它是 {names}。与训练文件一样，开头的 {skip} 行被跳过；请把列名写在其后的一行。',
  'data-columns-headerless':
    '训练文件有一行列名，而此文件按没有列名读取（header=#false），因此找不到 {names}；请添加一行列名，并去掉 header=#false。',
  'data-columns-named':
    '训练文件没有列名，而此文件有（{names}），因此无法对应；请把此文件保存为不含列名的 CSV，或给训练文件加上相同的列名并重新训练。',
  'data-columns-count': '文件有 {columns} 列；没有表头时，需要训练文件的 {width} 列，或去掉目标后的 {bare} 列。',
  'data-fitted-text-columns': '{columns} 列含有文本（{names}），而网络在这些列需要数字；请改正这些单元格。',
  'data-fitted-missing': '列“{column}”在此处缺值，训练时也没有拟合填补的值；请补上，或写 missing=drop 略去这样的行。',
  'data-fitted-missing-columns':
    '{columns} 列缺值（{names}），训练时也没有拟合填补的值；请补上，或写 missing=drop 略去这样的行。',
  'data-fitted-all-dropped': '{rows} 行都有缺值，missing=drop 后一行不剩；请补上其中一些。',
  'data-fitted-own-class-unseen': '列“{column}”在此处缺值，而训练集中没有缺值；请补上，或写 unknown=ignore。',
  'data-fitted-unknown-class-alike': '“{target}”中出现了类别“{value}”，网络训练时写作“{alike}”；请照此书写。',
  'data-fitted-unknown-class':
    '“{target}”中出现了网络训练时没有的类别“{value}”；它的类别为 {names}。请改正该单元格，或重新训练。',
} as const satisfies Record<string, string>;
