"""Where whoever studies interviews works: texts in, codebook, coders compared, results out."""
