"""The steps of reading, each a pure function over frozen tokens; `capex.reading` lists them in order."""
