"""What kind of device this is and what its organisation decided: the policy file."""
