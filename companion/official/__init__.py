"""Facts, web addresses and pension ages: each with its source and the day it was checked."""
