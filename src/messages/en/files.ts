/** Sentences about the files that examples come from: what they are, and what is wrong inside. */
export const files = {
  'data-spreadsheet': 'This is a spreadsheet, not a table of text; open it and save its sheet as CSV.',
  'data-web-page':
    'This is a web page, not the data that it shows; download the file itself, for instance by the link “Raw” or “Download”.',
  'data-lfs-pointer': 'This is a Git LFS pointer, which is in place of the data; get the data with `git lfs pull`.',
  'data-annex-pointer':
    'This is a git-annex pointer, which is in place of the data; get the data with `git annex get` and the name of the file.',
  'data-server-error':
    'This is the error message of a server, not the data; check the address, and download the file again.',
  'data-server-error-xml':
    'This is the error message of a server as XML, not the data; check the address and the access rights, and download the file again.',
  'data-rtf': 'This is a document with formatting (RTF), not a table; open it, and save it as plain text or CSV.',
  'data-matrix-market':
    'This is a MatrixMarket file, which NNet does not read; save the matrix as CSV or NPY, for instance with scipy.io.mmread and numpy.save.',
  'data-libsvm':
    'This is LIBSVM’s format (a label, and numbers with their places), which NNet does not read; save the examples as CSV or NPZ, for instance with sklearn.datasets.load_svmlight_file.',
  'data-arff': 'This is an ARFF file of Weka, which NNet does not read; save the examples as CSV.',
  'data-json': 'This is JSON, which NNet does not read; save the examples as CSV, one example a line.',
  'data-other-format':
    'This is a file of the format {format}, which NNet does not read; save the examples as CSV, Parquet, NPZ or HDF5.',
  'data-archive':
    'This is a ZIP archive without arrays of NumPy ({names}); unpack it, and name the file with the examples in the spec.',
  'data-ending':
    'The name says {format}, but the content is something else; download or save the file again, or give it the ending of what it is.',
  'data-gzip-twice': 'The file is packed with gzip twice; unpack it once, for instance with gunzip.',
  'data-damaged':
    'The file cannot be read as {format}: from byte {at} on it is cut off or damaged. Download or save it again.',
  'data-unpacked-size':
    'The {format} file unpacks to more than the allowed {limit} MB; use a smaller file, or allow more memory.',
  'data-archive-twice': 'The archive has two members named “{name}”; save it again with one of them.',
  'data-archive-locked': 'The archive needs a password; save it again without one.',
  'data-archive-method':
    'The archive’s member “{name}” is packed by the method {method}, which NNet does not read; save it again with numpy.savez or numpy.savez_compressed.',
  'data-array-objects':
    'The array contains Python objects, which only Python can read; save numbers or texts instead, for instance with array.astype(float).',
  'data-array-type':
    'The array’s elements have the type {type}, which NNet does not read; save numbers or texts instead, for instance with array.astype(float).',
  'data-array-large-integer':
    'The array contains {value}, a whole number so large that neighbours would become equal; subtract an offset or save smaller numbers.',
  'data-hdf5-storage':
    'The HDF5 file stores this array in a way that NNet does not read; copy the array into a new file, for instance by h5py.File(path, "w", libver="earliest").create_dataset(name, data=array).',
  'data-hdf5-filter':
    'The HDF5 file packs this array with “{filter}”, which NNet does not read; save it with gzip, lzf or without compression.',
  'data-hdf5-link': 'The array “{name}” is a link to another place or file; save the array itself under this name.',
  'data-hdf5-many': 'The HDF5 file has more than {limit} arrays; save the examples as one array x and one array y.',
  'data-empty-table': 'The file has no examples; it needs at least one column and one row.',
  'data-parquet-column':
    'The column “{column}” has the type {type}, which is neither numbers, texts nor dates; save the table without this column, or turn it into such.',
  'data-parquet-codec':
    'The Parquet file is packed with “{codec}”, which NNet does not read; save it with compression="snappy" or compression="gzip".',
  'data-array-unknown': 'The file has no array “{name}”; its arrays are {names}.',
  'data-array-meant': 'The file has no array “{name}”; did you mean “{meant}”?',
  'data-array-choose-x': 'The file has several arrays ({names}); say with x= which of them holds the features.',
  'data-array-choose-y':
    'Which array of the file ({names}) holds the targets is not clear; name it with y=. It needs as many examples as the features have.',
  'data-array-shape':
    'The array {array} has no examples; its first axis must count the examples, and each needs at least one value.',
  'data-array-rows':
    'The features are {x} and the targets {y}; the first axis of both counts the examples and must be equally long. Transpose an array whose examples are its columns.',
  'data-columns-in-arrays':
    'target= names a column of a table, and this file has arrays; name the array of the targets with y=.',
  'data-labels-needed':
    'A file of the format {format} holds one array, the features; name the file with the targets: y="labels.npy".',
  'data-labels-file': 'The file that y= names is not an array; the targets must be one NPY or IDX file.',
} as const satisfies Record<string, string>;
