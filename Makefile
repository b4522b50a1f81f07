# Aliases of dev.py, which works where make is missing.
.PHONY: demo test check bench docs
demo test check docs:
	python3 dev.py $@
bench:
	python3 dev.py bench $(NAME)
