import type { files as english } from '../en/files';

export const files: Record<keyof typeof english, string> = {
  'data-spreadsheet': '这是电子表格，不是文本表格；请打开它，把工作表另存为 CSV。',
  'data-web-page': '这是网页，不是网页所展示的数据；请下载文件本身，例如通过“Raw”或“下载”链接。',
  'data-lfs-pointer': '这是 Git LFS 指针，只是数据的占位文件；请用 `git lfs pull` 获取数据。',
  'data-annex-pointer': '这是 git-annex 指针，并非数据本身；请用 `git annex get` 加文件名取得数据。',
  'data-server-error': '这是服务器返回的错误信息，并非数据本身；请检查地址，并重新下载文件。',
  'data-server-error-xml': '这是服务器以 XML 返回的错误信息，并非数据本身；请检查地址和访问权限，并重新下载文件。',
  'data-rtf': '这是带格式的文档（RTF），不是表格；请打开它，并另存为纯文本或 CSV。',
  'data-matrix-market':
    '这是 MatrixMarket 文件，NNet 不读取这种格式；请将矩阵另存为 CSV 或 NPY，例如用 scipy.io.mmread 和 numpy.save。',
  'data-libsvm':
    '这是 LIBSVM 格式（标签，以及带位置的数字），NNet 不读取这种格式；请将样本另存为 CSV 或 NPZ，例如用 sklearn.datasets.load_svmlight_file。',
  'data-arff': '这是 Weka 的 ARFF 文件，NNet 不读取这种格式；请把样本另存为 CSV。',
  'data-json': '这是 JSON，NNet 不读取这种格式；请把样本另存为 CSV，每行一个样本。',
  'data-other-format': '这是 {format} 格式的文件，NNet 不读取这种格式；请把样本另存为 CSV、Parquet、NPZ 或 HDF5。',
  'data-archive': '这是不含 NumPy 数组的 ZIP 压缩包（{names}）；请解压，并在网络描述中写出含有样本的文件。',
  'data-ending': '文件名表示格式为 {format}，但内容不是；请重新下载或保存该文件，或改用与内容相符的扩展名。',
  'data-gzip-twice': '文件用 gzip 压缩了两次；请先解压一次，例如用 gunzip。',
  'data-damaged': '无法按 {format} 读取该文件：从第 {at} 个字节起不完整或已损坏。请重新下载或保存。',
  'data-unpacked-size': '该 {format} 文件解压后超过允许的 {limit} MB；请改用较小的文件，或允许使用更多内存。',
  'data-archive-twice': '压缩包中有两个名为“{name}”的成员；请只保留一个后重新保存。',
  'data-archive-locked': '压缩包有密码；请去掉密码后重新保存。',
  'data-archive-method':
    '压缩包成员“{name}”的压缩方法为 {method}，NNet 不读取；请用 numpy.savez 或 numpy.savez_compressed 重新保存。',
  'data-array-objects': '数组中是 Python 对象，只有 Python 能读取；请保存数值或文本，例如先用 array.astype(float)。',
  'data-array-type': '数组元素的类型是 {type}，NNet 不读取；请保存数值或文本，例如先用 array.astype(float)。',
  'data-array-large-integer': '数组中有整数 {value}，它太大，相邻的整数会变得相等；请减去一个偏移量，或保存较小的数。',
  'data-hdf5-storage':
    'HDF5 文件存储该数组的方式 NNet 不读取；请把数组复制到新文件，例如用 h5py.File(path, "w", libver="earliest").create_dataset(name, data=array)。',
  'data-hdf5-filter': 'HDF5 文件用“{filter}”压缩该数组，NNet 不读取；请用 gzip、lzf 或不压缩保存。',
  'data-hdf5-link': '数组“{name}”是指向别处或其他文件的链接；请把数组本身以此名保存。',
  'data-hdf5-many': 'HDF5 文件中的数组超过 {limit} 个；请把样本存为一个数组 x 和一个数组 y。',
  'data-empty-table': '文件中没有样本；至少需要一列和一行。',
  'data-parquet-column': '列“{column}”的类型是 {type}，既不是数值、文本，也不是日期；请去掉该列或转换类型后重新保存。',
  'data-parquet-codec':
    'Parquet 文件用“{codec}”压缩，NNet 不读取；请用 compression="snappy" 或 compression="gzip" 保存。',
  'data-array-unknown': '文件中没有数组“{name}”；其中的数组有 {names}。',
  'data-array-meant': '文件中没有数组“{name}”；是否指“{meant}”？',
  'data-array-choose-x': '文件中有多个数组（{names}）；请用 x= 指定哪一个是特征。',
  'data-array-choose-y': '无法确定文件中哪个数组（{names}）是目标；请用 y= 指定。它的样本数必须与特征相同。',
  'data-array-shape': '数组 {array} 中没有样本；第一个轴必须是样本，每个样本至少有一个值。',
  'data-array-rows': '特征是 {x}，目标是 {y}；两者的第一个轴都是样本，长度必须相同。如果样本在列中，请把数组转置。',
  'data-columns-in-arrays': 'target= 指定的是表格的列，而该文件中是数组；请用 y= 指定目标数组。',
  'data-labels-needed': '{format} 文件只有一个数组，即特征；请指定目标所在的文件：y="labels.npy"。',
  'data-labels-file': 'y= 指定的文件不是数组；目标必须是一个 NPY 或 IDX 文件。',
};
